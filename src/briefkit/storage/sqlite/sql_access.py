"""What a user's SQL may name: the views, the tables that they read, and functions that only compute."""

from __future__ import annotations

import sqlite3

from briefkit.storage.sql import VIEWS

_BENEATH = ("file", "record", "head", "issue", "position", "judgment", "event", "json_each", "json_tree")
_TABLES = frozenset([*VIEWS, *_BENEATH])
OWN_FUNCTIONS = ("resolved", "ids", "known", "setting", "ledger", "body_of")
_OF_SQLITE = """
abs char coalesce concat concat_ws format glob hex if ifnull iif instr length like likelihood likely lower ltrim
max min nullif octet_length printf quote random randomblob replace round rtrim sign soundex substr substring
trim typeof unhex unicode unlikely upper zeroblob sqlite_version date time datetime julianday unixepoch strftime
timediff current_date current_time current_timestamp avg count group_concat string_agg sum total median
percentile percentile_cont percentile_disc row_number rank dense_rank percent_rank cume_dist ntile lag lead
first_value last_value nth_value acos acosh asin asinh atan atan2 atanh ceil ceiling cos cosh degrees exp floor
ln log log10 log2 mod pi pow power radians sin sinh sqrt tan tanh trunc -> ->> json json_array json_array_length
json_error_position json_extract json_group_array json_group_object json_insert json_object json_patch
json_pretty json_quote json_remove json_replace json_set json_type json_valid jsonb jsonb_array jsonb_extract
jsonb_group_array jsonb_group_object jsonb_insert jsonb_object jsonb_patch jsonb_remove jsonb_replace jsonb_set
"""
"""Those of SQLite (its pages lang_corefunc, lang_datefunc, lang_aggfunc, windowfunctions, lang_mathfunc and json1) that
read nothing but their arguments and the clock."""
_FUNCTIONS = frozenset([*OWN_FUNCTIONS, *_OF_SQLITE.split()])


def allows(action: int, first: str | None, second: str | None, _base: str | None, _by: str | None) -> int:
    """An authorizer for `sqlite3`: what is not on a list, such as a PRAGMA, ATTACH or any write, is denied."""
    match action:
        case sqlite3.SQLITE_SELECT | sqlite3.SQLITE_RECURSIVE:
            allowed = True
        case sqlite3.SQLITE_READ:
            allowed = first in _TABLES or not second  # a table that is only counted may be one of the statement's own
        case sqlite3.SQLITE_FUNCTION:
            allowed = second in _FUNCTIONS
        case _:
            allowed = False
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY
