"""What a user's SQL may name on a server: the views, the tables that they read, and functions that only compute."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from briefkit.errors import QueryError
from briefkit.storage.postgres.sql_text import NAME, OTHER, QUOTED, Token, tokens_of
from briefkit.storage.postgres.views import DERIVED
from briefkit.storage.sql import HINT, READING_ONLY, TO_CHANGE

if TYPE_CHECKING:
    from psycopg import Connection

LONGEST = 1024 * 1024
"""The most characters of a statement."""
_STARTS = ("select", "with", "values", "table")
_TABLES = frozenset(["file", "record", "source", "head", "issue", "position", "judgment", "event", *DERIVED])
_OF_POSTGRESQL = """
any_value array_agg avg bit_and bit_or bit_xor bool_and bool_or corr count covar_pop covar_samp every json_agg
json_agg_strict json_object_agg json_object_agg_strict json_object_agg_unique jsonb_agg jsonb_agg_strict
jsonb_object_agg
jsonb_object_agg_strict jsonb_object_agg_unique max min mode percentile_cont percentile_disc regr_avgx regr_avgy
regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy stddev stddev_pop stddev_samp string_agg sum
var_pop var_samp variance cume_dist dense_rank first_value lag last_value lead nth_value ntile percent_rank rank
row_number grouping
abs cbrt ceil ceiling degrees div exp factorial floor gcd lcm ln log log10 mod pi power pow radians random round scale
sign sqrt trim_scale trunc width_bucket acos acosh asin asinh atan atan2 atanh cos cosh cot sin sinh tan tanh
ascii bit_length btrim char_length character_length chr concat concat_ws decode encode format initcap left length lower
lpad ltrim md5 normalize octet_length overlay position quote_ident quote_literal quote_nullable regexp_count
regexp_instr regexp_like regexp_match regexp_matches regexp_replace regexp_split_to_array regexp_split_to_table
regexp_substr repeat replace reverse right rpad rtrim sha224 sha256 sha384 sha512 split_part starts_with strpos substr
substring to_ascii to_bin to_hex to_oct translate trim upper like ilike similar_to_escape
age clock_timestamp date_add date_bin date_part date_subtract date_trunc extract isfinite justify_days justify_hours
justify_interval make_date make_interval make_time make_timestamp make_timestamptz now overlaps statement_timestamp
timeofday timezone to_char to_date to_number to_timestamp transaction_timestamp
array_append array_cat array_dims array_fill array_length array_lower array_ndims array_position array_positions
array_prepend array_remove array_replace array_reverse array_sort array_to_json array_to_string array_upper cardinality
generate_series generate_subscripts string_to_array string_to_table trim_array unnest
json_array_elements json_array_elements_text json_array_length json_build_array json_build_object json_each
json_each_text json_extract_path json_extract_path_text json_object json_object_keys json_populate_record
json_populate_recordset json_strip_nulls json_to_record json_to_recordset json_typeof row_to_json to_json
jsonb_array_elements jsonb_array_elements_text jsonb_array_length jsonb_build_array jsonb_build_object jsonb_each
jsonb_each_text jsonb_extract_path jsonb_extract_path_text jsonb_insert jsonb_object jsonb_object_keys
jsonb_path_exists jsonb_path_match jsonb_path_query jsonb_path_query_array jsonb_path_query_first
jsonb_populate_record jsonb_populate_recordset jsonb_pretty jsonb_set jsonb_set_lax jsonb_strip_nulls jsonb_to_record
jsonb_to_recordset jsonb_typeof to_jsonb
phraseto_tsquery plainto_tsquery setweight strip to_tsquery to_tsvector ts_headline ts_rank ts_rank_cd
websearch_to_tsquery numnode
num_nonnulls num_nulls pg_typeof
bit bool bpchar bytea char date daterange float4 float8 int2 int4 int8 interval json jsonb numeric text time
timestamp timestamptz
timetz int4range int8range isempty lower_inc lower_inf numrange tsrange upper_inc upper_inf varbit varchar
bernoulli cube rollup system xmlexists
"""
"""Those of PostgreSQL (its chapter 9) that read nothing but their arguments and the clock, types, and two that only
stand where a sample is taken. What they compute depends on nobody's rights, and changes nothing."""
FUNCTIONS = frozenset(_OF_POSTGRESQL.split())


class Checked(NamedTuple):
    """A statement that reads, and what is to be planned to see what it reads: itself, without EXPLAIN."""

    statement: str
    planned: str


def check_text(connection: Connection, statement: str) -> Checked:
    """A statement that reads, and calls no function but those of `FUNCTIONS`. Raises QueryError for any other."""
    if len(statement) > LONGEST:
        raise QueryError("the statement is too long", hint="it may have a million characters")
    tokens = list(tokens_of(statement))
    while tokens and tokens[-1].is_sign(";"):
        tokens.pop()
    if not tokens:
        raise QueryError("the statement returns no rows", hint=HINT)
    if any(token.is_sign(";") for token in tokens):
        raise QueryError("SQL: there is more than one statement", hint="run one statement at a time")
    if any(token.is_sign("$") for token in tokens):
        raise QueryError("SQL: $1 and the like stand for values that nobody gives", hint="write the values")
    explained = tokens[0].is_name("explain")
    if not _reads(tokens[explained:], bare=explained):
        raise QueryError(READING_ONLY, hint=f"a statement begins with SELECT, WITH or VALUES; {TO_CHANGE}")
    ask = "SELECT proname FROM pg_catalog.pg_proc WHERE proname = ANY(%s) ORDER BY proname LIMIT 1"
    refused = connection.execute(ask, (list(set(_called(tokens)) - FUNCTIONS),)).fetchone()
    if refused is not None:
        raise QueryError(f"SQL: not authorized to use function: {refused[0]}", hint=HINT)
    return Checked(statement, statement[tokens[0].end :] if explained else statement)


def _reads(tokens: Sequence[Token], *, bare: bool) -> bool:
    """Whether a statement begins as one that reads; `bare` without a parenthesis, which may hold options."""
    first = next((token for token in tokens if bare or not token.is_sign("(")), None)
    return first is not None and first.kind == NAME and first.text in _STARTS


def _called(tokens: Sequence[Token]) -> Iterator[str]:
    """The names before an opening parenthesis. Raises QueryError for one with a schema before it, or an operator's."""
    before = Token(OTHER, "")
    for token, following in pairwise(tokens):
        if following.is_sign("(") and token.kind in (NAME, QUOTED):
            if before.is_sign(".") or token.is_name("operator"):
                raise QueryError("SQL: functions and operators are named without a schema", hint=HINT)
            yield token.text
        before = token


@cache
def _readable(schema: str) -> frozenset[tuple[str, str]]:
    """Schemas and tables. By `known` a policy finds out which words the public may know."""
    return frozenset([*((schema, table) for table in _TABLES), (f"{schema}_public", "known")])


def check_plan(plan: Mapping[str, Any], schema: str) -> None:
    """Refuse a plan that reads anything but the tables under the views. Raises QueryError."""
    table, kind = plan.get("Relation Name"), plan["Node Type"]
    if kind in ("ModifyTable", "LockRows"):
        raise QueryError(READING_ONLY, hint=TO_CHANGE)
    if table is not None and (plan.get("Schema"), table) not in _readable(schema):
        raise QueryError(f"SQL: not authorized to read {table}", hint=HINT)
    for part in plan.get("Plans", ()):
        check_plan(part, schema)
