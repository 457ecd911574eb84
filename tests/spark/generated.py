"""What Spark makes of a data frame on classic: its physical plan, and how long the Java methods are that it generates.

The JIT never compiles a method above 8,000 bytes of bytecode, and a class above 64 KB is thrown away. Both are
compiled here as Spark compiles them, with adaptive execution off, which hides stages until they run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

JIT_LIMIT = 8_000
_CATALYST = "org.apache.spark.sql.catalyst.expressions"


@dataclass(frozen=True)
class Generated:
    """One generated class: of a whole stage, or of a projection or filter that stands outside of one. `largest` is the
    bytecode of its longest method; None where it is no class that Java takes, so that Spark falls back."""

    operators: str
    whole_stage: bool
    largest: int | None

    @property
    def quick(self) -> bool:
        return self.largest is not None and self.largest < JIT_LIMIT


def generated(df) -> list[Generated]:
    """The generated classes of a plan, from the top of the plan down."""
    return list(_classes(physical_plan(df), df.sparkSession, inside=False))


def largest_method(df) -> int:
    """The bytecode of the longest method that Spark generates, its own among them."""
    sizes = [each.largest for each in generated(df)]
    assert sizes and None not in sizes, "Spark generates no code, or code that Java does not take"
    return max(sizes)


def physical_plan(df):
    """The plan that would run, as a Java object."""
    spark = df.sparkSession
    kept = spark.conf.get("spark.sql.adaptive.enabled")
    spark.conf.set("spark.sql.adaptive.enabled", "false")
    try:
        # A data frame keeps the plan that it once made; this one is made anew.
        analyzed = df._jdf.queryExecution().analyzed()
        mode = df._jdf.queryExecution().mode()
        return spark._jsparkSession.sessionState().executePlan(analyzed, mode).executedPlan()
    finally:
        spark.conf.set("spark.sql.adaptive.enabled", kept)


def operators(df) -> list[str]:
    """The names of a plan's operators, from the top down, those of subqueries and of what is broadcast among them."""
    return [name for name in _names(physical_plan(df)) if name not in ("WholeStageCodegen", "InputAdapter")]


def _names(plan) -> Iterator[str]:
    yield plan.getClass().getSimpleName().removesuffix("Exec")
    for child in _items(plan.children()):
        yield from _names(child)


def _classes(plan, spark, *, inside: bool) -> Iterator[Generated]:
    kind = plan.getClass().getSimpleName()
    if kind == "WholeStageCodegenExec":
        largest = _largest(plan.doCodeGen()._2(), spark)
        yield Generated(" < ".join(_stage(plan.child())), True, largest)
        # Spark: a stage that does not compile runs as its operators, each with a class of its own.
        inside = largest is not None
    elif kind == "InputAdapter":
        inside = False
    elif kind in ("ProjectExec", "FilterExec") and not inside:
        yield Generated(kind.removesuffix("Exec"), False, _largest(_projection(plan, kind, spark), spark))
    for child in _items(plan.children()):
        yield from _classes(child, spark, inside=inside)


def _stage(plan) -> Iterator[str]:
    kind = plan.getClass().getSimpleName()
    if kind != "InputAdapter":
        yield kind.removesuffix("Exec")
        for child in _items(plan.children()):
            yield from _stage(child)


def _largest(code, spark) -> int | None:
    from py4j.protocol import Py4JJavaError

    generator = spark._jvm.org.apache.spark.sql.catalyst.expressions.codegen.CodeGenerator
    try:
        return generator.compile(code)._2().maxMethodCodeSize()
    except Py4JJavaError:
        return None


def _projection(plan, kind: str, spark):
    """The class of a projection: what GenerateUnsafeProjection compiles, and compiles only together with running it."""
    jvm = spark._jvm
    codegen = jvm.org.apache.spark.sql.catalyst.expressions.codegen
    projections = _object(spark, f"{_CATALYST}.codegen.GenerateUnsafeProjection$")
    expressions = plan.projectList() if kind == "ProjectExec" else plan.expressions()
    bound = projections.canonicalize(_bound(expressions, plan.child().output(), spark))
    context = codegen.CodegenContext()
    shared = spark.conf.get("spark.sql.subexpressionElimination.enabled") == "true"
    made = projections.createCode(context, bound, shared)
    body = f"""
        public java.lang.Object generate(Object[] references) {{ return new SpecificUnsafeProjection(references); }}
        class SpecificUnsafeProjection extends {_CATALYST}.UnsafeProjection {{
          private Object[] references;
          {context.declareMutableStates()}
          public SpecificUnsafeProjection(Object[] references) {{
            this.references = references;
            {context.initMutableStates()}
          }}
          public void initialize(int partitionIndex) {{ {context.initPartition()} }}
          public java.lang.Object apply(java.lang.Object row) {{ return apply((InternalRow) row); }}
          public UnsafeRow apply(InternalRow {context.INPUT_ROW()}) {{
            {made.code().toString()}
            return {made.value().toString()};
          }}
          {context.declareAddedFunctions()}
        }}
        """
    return codegen.CodeAndComment(body, context.getPlaceHolderToComments())


def _bound(expressions, attributes, spark):
    binder = _object(spark, f"{_CATALYST}.BindReferences$")
    sequence = spark._jvm.java.lang.Class.forName(f"{_CATALYST}.package$AttributeSeq", True, _loader(spark))
    input = sequence.getConstructors()[0].newInstance(_array(spark, attributes))
    return binder.bindReferences(expressions, input)


def _array(spark, *values):
    made = spark.sparkContext._gateway.new_array(spark._jvm.java.lang.Object, len(values))
    for place, value in enumerate(values):
        made[place] = value
    return made


def _object(spark, name: str):
    """A Scala object."""
    kind = spark._jvm.java.lang.Class.forName(name, True, _loader(spark))
    return kind.getField("MODULE$").get(None)


def _loader(spark):
    return spark._jvm.java.lang.Thread.currentThread().getContextClassLoader()


def _items(sequence) -> list:
    return [sequence.apply(place) for place in range(sequence.size())]
