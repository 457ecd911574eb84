"""Schemas read without Spark."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqlang.plan.ddl import SchemaError, from_json, parse_ddl, read_schema
from dqlang.plan.types import (
    BINARY,
    BOOLEAN,
    BYTE,
    COLLATED,
    DATE,
    DOUBLE,
    FLOAT,
    INTEGER,
    LONG,
    SHORT,
    STRING,
    TIMESTAMP,
    TIMESTAMP_NTZ,
    VOID,
    Field,
    Type,
    array,
    decimal,
    exact,
    map_of,
    struct,
)

SIMPLE = {
    "STRING": STRING,
    "int": INTEGER,
    "INTEGER": INTEGER,
    "BIGINT": LONG,
    "long": LONG,
    "SMALLINT": SHORT,
    "SHORT": SHORT,
    "TINYINT": BYTE,
    "BYTE": BYTE,
    "FLOAT": FLOAT,
    "REAL": FLOAT,
    "DOUBLE": DOUBLE,
    "BOOLEAN": BOOLEAN,
    "DATE": DATE,
    "TIMESTAMP": TIMESTAMP,
    "TIMESTAMP_LTZ": TIMESTAMP,
    "TIMESTAMP_NTZ": TIMESTAMP_NTZ,
    "TIMESTAMP WITHOUT TIME ZONE": TIMESTAMP_NTZ,
    "BINARY": BINARY,
    "VOID": VOID,
    "DECIMAL": decimal(10, 0),
    "dec(5)": decimal(5, 0),
    "NUMERIC( 38 , 18 )": decimal(38, 18),
    "VARCHAR(20)": STRING,
    "CHAR(2)": STRING,
    "STRING COLLATE UTF8_LCASE": COLLATED,
    "STRING COLLATE UTF8_BINARY": STRING,
    "ARRAY<INT>": array(INTEGER),
    "MAP<STRING, ARRAY<DATE>>": map_of(STRING, array(DATE)),
    "STRUCT<Zip: STRING, `a b` INT NOT NULL COMMENT 'x, y'>": struct(Field("Zip", STRING), Field("a b", INTEGER)),
    "STRUCT<>": struct(),
    "INTERVAL DAY TO SECOND": Type("interval day to second"),
    "VARIANT": Type("variant"),
}


@pytest.mark.parametrize("written", SIMPLE)
def test_each_type_is_known(written):
    assert parse_ddl(f"a {written}, b INT") == struct(Field("a", SIMPLE[written]), Field("b", INTEGER))
    assert parse_ddl(f'a: {written} NOT NULL COMMENT "it\'s"') == struct(Field("a", SIMPLE[written]))


def test_names_and_remarks():
    ddl = "`Order ``1```  string  not null -- a remark\n, Größe double comment 'in ''cm''' , comment int, not date"
    names = ["Order `1`", "Größe", "comment", "not"]
    assert [field.name for field in parse_ddl(ddl).fields] == names


def test_a_row_written_as_a_struct_is_the_table():
    assert parse_ddl("struct<a:int,b:string>") == parse_ddl("a INT, b STRING")


WRONG = {
    "": "the schema has its end where a column's name was expected",
    "Name": "the schema has its end where a type was expected",
    "Name STRNG": "`STRNG` is not a type that Spark has",
    "Name STRING Age INT": "the schema has `Age INT` where a comma or the end was expected",
    "Name STRING,": "the schema has its end where a column's name was expected",
    "Order Lines INT": "`Lines` is not a type that Spark has",
    "Order-Date DATE": "cannot read the schema at `-Date DATE`; write odd names in backquotes",
    "a ARRAY<INT": "the schema has its end where `>` was expected",
    "a ARRAY INT": "the schema has `INT` where `<` was expected",
    "a MAP<STRING>": "the schema has `>` where `,` was expected",
    "a STRUCT<b INT,>": "the schema has `>` where a column's name was expected",
    "a DECIMAL(39,2)": "DECIMAL(39,2) is not possible: at most 38 digits, and no more behind the point",
    "a DECIMAL(2,3)": "DECIMAL(2,3) is not possible: at most 38 digits, and no more behind the point",
    "a DECIMAL(x)": "the schema has `x)` where a number was expected",
    "a INT COMMENT b": "the schema has `b` where a comment in quotes was expected",
    "a INT NOT b": "the schema has `b` where `null` was expected",
    "a " + "ARRAY<" * 300: "the schema is nested more than 100 levels deep",
}


@pytest.mark.parametrize("ddl", WRONG)
def test_a_faulty_schema_says_what_is_wrong(ddl):
    with pytest.raises(SchemaError) as error:
        parse_ddl(ddl)
    assert str(error.value) == WRONG[ddl]


@given(st.text(st.sampled_from("ab `'\"<>(),:-1 \nintstrucarmpde")))
def test_any_text_is_a_schema_or_a_schema_error(text):
    try:
        assert parse_ddl(text).fields
    except SchemaError as error:
        assert str(error)


class Given:
    """As pyspark's StructType: known by its jsonValue alone."""

    def jsonValue(self):
        address = {"type": "struct", "fields": [field("Zip", "string"), field("Since", "timestamp_ntz")]}
        return {
            "type": "struct",
            "fields": [
                field("Name", "string"),
                field("Address", address),
                field("Tags", {"type": "array", "elementType": "string", "containsNull": True}),
                field("Scores", {"type": "map", "keyType": "string", "valueType": "decimal(5,2)"}),
                field("Nothing", "void"),
                field("Code", "varchar(3)"),
                field("Point", {"type": "udt", "class": "x", "sqlType": "string"}),
            ],
        }


def field(name, type):
    return {"name": name, "type": type, "nullable": True, "metadata": {}}


def test_a_schema_in_any_form():
    want = struct(
        Field("Name", STRING),
        Field("Address", struct(Field("Zip", STRING), Field("Since", TIMESTAMP_NTZ))),
        Field("Tags", array(STRING)),
        Field("Scores", map_of(STRING, decimal(5, 2))),
        Field("Nothing", VOID),
        Field("Code", STRING),
        Field("Point", Type("udt")),
    )
    value = Given().jsonValue()
    assert [read_schema(form) for form in (Given(), value, json.dumps(value), want)] == [want] * 4
    assert read_schema(None) is None
    assert read_schema("Name STRING") == struct(Field("Name", STRING))


def test_collations_stand_beside_the_field():
    nested = {"type": "map", "keyType": "string", "valueType": {"type": "array", "elementType": "string"}}
    names = {"S": "spark.UTF8_LCASE", "B": "spark.UTF8_BINARY", "M.value.element": "icu.UNICODE_CI"}
    row = {
        "type": "struct",
        "fields": [
            {**field("S", "string"), "metadata": {"__COLLATIONS": names}},
            {**field("B", "string"), "metadata": {"__COLLATIONS": names}},
            {**field("M", nested), "metadata": {"__COLLATIONS": names}},
            field("C", {"type": "array", "elementType": "string collate UNICODE"}),
        ],
    }
    read = from_json(row)
    assert [each.type for each in read.fields] == [COLLATED, STRING, map_of(STRING, array(COLLATED)), array(COLLATED)]
    plain = [STRING, STRING, map_of(STRING, array(STRING)), array(STRING)]
    assert exact(read) == struct(*(Field(each.name, type) for each, type in zip(read.fields, plain, strict=True)))


@pytest.mark.parametrize(
    "value, said",
    [
        ("{", "the schema is not readable as JSON"),
        ('{"type": "array", "elementType": "string"}', "outermost type must be a struct"),
        ('{"type": "struct"}', "a part of the schema is not complete"),
        ('{"type": "struct", "fields": [{"name": "a", "type": 5}]}', "something that is no type: 5"),
        ('{"type": "struct", "fields": [{"name": "a", "type": "strng"}]}', "`strng` is not a type that Spark has"),
        ('{"type": "struct", "fields": {"a": "int"}}', "a part of the schema is not complete"),
        ("[" * 100_000, "the schema is not readable as JSON"),
    ],
)
def test_faulty_json_says_what_is_wrong(value, said):
    with pytest.raises(SchemaError, match=said):
        from_json(value)


def test_something_else_is_no_schema():
    with pytest.raises(SchemaError, match="a schema is DDL text .* not int"):
        read_schema(5)
