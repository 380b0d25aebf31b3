"""Words that say nothing of what a text is about, whatever else a library holds; in languages of labels."""

from __future__ import annotations

from functools import cache

from briefkit.core.text.words import words

_WORDS = """
about above after again against almost along already also although always among another around because been before
being below between both cannot could does doing done down during each either else even ever every from further have
having here hers into itself just less like many might more most much must neither never nevertheless none only onto
other others otherwise ought ours over perhaps quite rather same shall should since some such than that their theirs
them then there therefore these they this those though through thus till together toward towards under unless until
upon very were what whatever when where whereas whether which while whom whose will with within without would your
yours aber alle allem allen aller alles andere anderen anderer anderes auch beim bereits bevor dabei dadurch dafür
dagegen daher damit danach dann daran darauf daraus darin darüber darum dass davon dazu deine denen denn dennoch deren
derer dessen deshalb diese diesem diesen dieser dieses doch dort durch eben eher eine einem einen einer eines einige
einigen etwa etwas falls für ganz gegen genau haben hatte hatten hier hinter ihnen ihre ihrem ihren ihrer ihres immer
indem ihm innerhalb jede jedem jeden jeder jedes jedoch jene jenen jener jetzt kann kein keine keinem keinen keiner
können könnte könnten mehr mein meine mich müssen musste muss nach nachdem neben nicht nichts noch nämlich oder ohne
schon sehr sein seine seinem seinen seiner seit selbst sich sind sobald sofern solche solchen sollen sollte sollten
sondern sonst soweit sowie sowohl über unter unser unsere unseren viel viele vielen vielleicht vom vor wann warum
wegen weil weiter weitere weiteren welche welchem welchen welcher welches wenig weniger wenn werden wieder wird wollen
worden wurde wurden während würde würden zwar zwischen zum zur afin ainsi alors après aucun aucune aussi autre autres
avant avec avoir beaucoup bien cela celle celles celui cependant certains cette ceux chaque comme comment contre dans
depuis dès deux devant doit doivent donc dont elle elles encore entre était étaient être eux fait ici jamais jusque
leur leurs lequel laquelle lorsque lors malgré même mêmes moins nous notre parce parmi pendant peut peuvent plus
plusieurs pour pourquoi pourrait presque puis puisque quand quel quelle quelques sans selon sera serait seront
seulement soit sont sous souvent sur tandis tant tous tout toute toutes très trop votre vous ahora algo alguna algunas
alguno algunos ante antes aquel aquella aquellos aunque bajo cada casi como cual cuales cuando cuanto debe deben desde
después donde durante ella ellas ellos entonces esta están estas este esto estos fue fueron había hacia hasta incluso
luego mientras mismo mucho muchos nada ningún ninguna nuestro otra otras otro otros para pero poco podría porque
pueden puede pues quien según será sería sido siempre sobre solo sólo tampoco tanto también tiene tienen toda todas
todo todos tras unos unas abbiamo alcuni alcune allora altra altre altri altro ancora anche anzi avere avrebbe avevano
bensì che ciascuno circa cioè come comunque con così cui dagli dalla dalle dallo debbono degli della delle dello
dentro dopo dovrebbe essere fino fosse fuori furono già hanno invece loro mentre meno molti molto neanche negli nella
nelle nello nessun nessuno nostro ogni oltre oppure perché perciò però piuttosto poiché possono potrebbe prima proprio
quale quali quando quanto quasi quella quelli quello questa queste questi questo quindi saranno sarà sarebbe secondo
sempre senza sono sotto sugli sulla sulle sullo tutta tutte tutti tutto verso ainda além alguma algumas algum alguns
após aquela aquelas aquele aqueles assim contudo da depois dessa desse desta deste devem deve disso elas eles embora
enquanto entretanto essa esse está estão isso isto mas mesmo mesma muito muitos nessa nesta neste nenhum nossa nosso
numa outra outras outro outros pela pelas pelo pelos pode podem poderia porém porquanto pouco quais qual quase quem
seja sem sendo serão seria também tudo uma umas aan alleen ander anders bij binnen daar daarbij daarom dan dat deze
dezelfde dien door echter eens eerst elke geen haar hebben heeft hoewel hoe hun iedere iets indien inzake jullie kan
kunnen maar meest moet moeten naar naast niet niets omdat onder ongeveer onze ook reeds sedert sinds slechts sommige
steeds tegen terwijl tijdens toch tot totdat tussen uit vaak vanaf vanuit veel verder volgens voor voordat vooral waar
waarom wanneer want welke werd weinig wordt zal zelf zelfs zich zijn zoals zodat zonder zou zouden zullen albo aby
ależ bardzo będzie będą bez bowiem być była było były chociaż choć ciągle coraz czyli dlatego dopiero dwa gdyby gdzie
inne innych jako jakie jego jednak jednakże jeszcze jeśli jeżeli każdy kiedy która które którego której których którym
którzy lecz mają może mogą między mimo można musi nad nadal natomiast nawet niech niego nich niż oraz ponad
ponieważ poza przed przede przez przy również sobie swoje tego także tej temu tych tylko tym wiele więc wobec
wszystkie wszystkich wśród według zawsze został została zostały żeby або адже аніж була були було буде будуть більше
вони вона воно досі коли його проте якщо якби який яка яких якого лише між може можуть навіть після перед поки проти
серед себе також така такий такі тільки тому через цього цьому щоб была были было быть более будет будут ведь всех
всего даже если есть ещё который которая которые которого которых когда лишь между меньше может могут него нее неё
однако около она они после потому почти против себя свои своей своих среди также такие такой только тогда того тоже
хотя чтобы чего чтоб этого этой этот этом
"""
"""Without those that mean something in another of these languages: “state”, “dove”, “Meer”, “Waren”."""


@cache
def function_words() -> frozenset[str]:
    """The words, folded as in texts."""
    return frozenset(words(_WORDS))
