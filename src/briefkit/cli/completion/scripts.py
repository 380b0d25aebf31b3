"""What each shell is given to load: a function that asks `briefkit` for every word that is completed."""

from __future__ import annotations

ASKED = "_BRIEFKIT_COMPLETE"
"""The variable with the name of the shell that asks."""

HERE = "this"
"""The word for the shell that briefkit is called from."""

BASH = r"""# Completion of briefkit for bash 4.4 or newer.
_briefkit_completion() {
    local program=${1/#\~/$HOME} answer
    type -P -- "$program" >/dev/null || program=briefkit
    answer=$(_BRIEFKIT_COMPLETE=bash _BRIEFKIT_LINE=${COMP_LINE:0:COMP_POINT} _BRIEFKIT_WORD=$2 \
        _BRIEFKIT_TYPE=$COMP_TYPE "$program" 2>/dev/null) || return
    local -a lines
    mapfile -t lines <<<"$answer"
    COMPREPLY=("${lines[@]:1}")
    case ${lines[0]} in
        *files*) compopt -o default ;;
        *folders*) compopt -o dirnames ;;
    esac
    case ${lines[0]} in *open*) compopt -o nospace ;; esac
    compopt -o nosort
}
complete -F _briefkit_completion briefkit
"""

ZSH = r"""#compdef briefkit
# Completion of briefkit for zsh.
_briefkit() {
    local program=${~words[1]} answer line
    local -a lines values shown
    answer=$(_BRIEFKIT_COMPLETE=zsh $program "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null) || return
    lines=("${(@f)answer}")
    for line in "${(@)lines[2,-1]}"; do
        [[ -n $line ]] || continue
        values+=("${line%%$'\t'*}")
        shown+=("${line#*$'\t'}")
    done
    if (( ! $#values )); then
        [[ $PREFIX == --*=* ]] && compset -P 1 '*='
        case $lines[1] in
            *files*) _files ;;
            *folders*) _files -/ ;;
        esac
        return
    fi
    local -a end
    [[ $lines[1] == *open* ]] && end=(-S '')
    SUFFIX=
    compadd -U -l -V briefkit "${(@)end}" -d shown -a values
    # words that do not begin with what is typed have no beginning in common that could replace it
    if [[ $lines[1] == *inside* ]]; then
        compstate[insert]=${compstate[old_list]:+menu}
        compstate[list]='list force'
    fi
}
if [[ $funcstack[1] == _briefkit ]]; then _briefkit "$@"; else compdef _briefkit briefkit; fi
"""

FISH = r"""# Completion of briefkit for fish.
function __briefkit_complete
    set -l words (commandline -opc)
    set -l token (commandline -ct)
    set -l program $words[1]
    set -l lines (_BRIEFKIT_COMPLETE=fish $program $words[2..-1] "$token" 2>/dev/null)
    if test (count $lines) -gt 1
        printf '%s\n' $lines[2..-1]
        return
    end
    set -l option (string match -r -- '^--[^=]*=' $token)
    set -l rest (string replace -r -- '^(--[^=]*=)?["\']?' '' $token)
    switch "$lines[1]"
        case '*files*'
            for path in (__fish_complete_path "$rest")
                printf '%s\n' "$option$path"
            end
        case '*folders*'
            for path in (__fish_complete_directories "$rest" '')
                printf '%s\n' "$option$path"
            end
    end
end
complete --command briefkit --erase
complete --command briefkit --no-files --keep-order --arguments '(__briefkit_complete)'
"""

POWERSHELL = r"""# Completion of briefkit for PowerShell.
Register-ArgumentCompleter -Native -CommandName briefkit -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        Select-Object -Skip 1 | ForEach-Object { "$($_.Extent.Text)".Trim("'", '"') })
    $Env:_BRIEFKIT_COMPLETE = 'powershell'
    $lines = @(briefkit @words "$wordToComplete" 2>$null)
    $Env:_BRIEFKIT_COMPLETE = $null
    $lines | Select-Object -Skip 1 | ForEach-Object {
        $word, $meaning = $_ -split "`t", 2
        $shown = if ($word -match '[\s''"()#;,]') { "'" + $word.Replace("'", "''") + "'" } else { $word }
        [System.Management.Automation.CompletionResult]::new($shown, $word, 'ParameterValue',
            $(if ($meaning) { $meaning } else { $word }))
    }
}
"""

SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH, "powershell": POWERSHELL}
