//! The abstract grammar of Python 3.14: which kinds of nodes there are, and what is in each.

/// What a field holds: its type, `?` behind it if it may be None, `*` if it is a list.
pub(super) type Field = (&'static str, &'static str);

/// Kinds that others derive from: the name, and whether they have places in the source.
pub(super) const SUMS: [(&str, bool); 13] = [
    ("mod", false),
    ("stmt", true),
    ("expr", true),
    ("expr_context", false),
    ("boolop", false),
    ("operator", false),
    ("unaryop", false),
    ("cmpop", false),
    ("excepthandler", true),
    ("pattern", true),
    ("type_ignore", false),
    ("type_param", true),
    // Kinds that stand for themselves derive from the root.
    ("AST", false),
];

/// Kinds that derive from `AST` itself and have places.
pub(super) const PLACED: [&str; 3] = ["arg", "keyword", "alias"];
/// Kinds whose place always has an end.
pub(super) const ENDED: [&str; 2] = ["pattern", "type_param"];

const FUNCTION: &[Field] = &[
    ("name", "identifier"),
    ("args", "arguments"),
    ("body", "stmt*"),
    ("decorator_list", "expr*"),
    ("returns", "expr?"),
    ("type_comment", "string?"),
    ("type_params", "type_param*"),
];
const LOOP: &[Field] = &[
    ("target", "expr"),
    ("iter", "expr"),
    ("body", "stmt*"),
    ("orelse", "stmt*"),
    ("type_comment", "string?"),
];
const BRANCH: &[Field] = &[("test", "expr"), ("body", "stmt*"), ("orelse", "stmt*")];
const WITH: &[Field] = &[("items", "withitem*"), ("body", "stmt*"), ("type_comment", "string?")];
const TRY: &[Field] =
    &[("body", "stmt*"), ("handlers", "excepthandler*"), ("orelse", "stmt*"), ("finalbody", "stmt*")];
const COMPREHENSION: &[Field] = &[("elt", "expr"), ("generators", "comprehension*")];
const SEQUENCE: &[Field] = &[("elts", "expr*"), ("ctx", "expr_context")];
const VALUE: &[Field] = &[("value", "expr")];
const OPTIONAL_VALUE: &[Field] = &[("value", "expr?")];
const VALUES: &[Field] = &[("values", "expr*")];
const NAMES: &[Field] = &[("names", "identifier*")];
const PATTERNS: &[Field] = &[("patterns", "pattern*")];
const PARAMETER: &[Field] = &[("name", "identifier"), ("default_value", "expr?")];
const NONE: &[Field] = &[];

/// All kinds: what each derives from, its name, and its fields.
pub(super) const NODES: &[(&str, &str, &[Field])] = &[
    ("mod", "Module", &[("body", "stmt*"), ("type_ignores", "type_ignore*")]),
    ("mod", "Interactive", &[("body", "stmt*")]),
    ("mod", "Expression", &[("body", "expr")]),
    ("mod", "FunctionType", &[("argtypes", "expr*"), ("returns", "expr")]),
    ("stmt", "FunctionDef", FUNCTION),
    ("stmt", "AsyncFunctionDef", FUNCTION),
    (
        "stmt",
        "ClassDef",
        &[
            ("name", "identifier"),
            ("bases", "expr*"),
            ("keywords", "keyword*"),
            ("body", "stmt*"),
            ("decorator_list", "expr*"),
            ("type_params", "type_param*"),
        ],
    ),
    ("stmt", "Return", OPTIONAL_VALUE),
    ("stmt", "Delete", &[("targets", "expr*")]),
    ("stmt", "Assign", &[("targets", "expr*"), ("value", "expr"), ("type_comment", "string?")]),
    ("stmt", "TypeAlias", &[("name", "expr"), ("type_params", "type_param*"), ("value", "expr")]),
    ("stmt", "AugAssign", &[("target", "expr"), ("op", "operator"), ("value", "expr")]),
    (
        "stmt",
        "AnnAssign",
        &[("target", "expr"), ("annotation", "expr"), ("value", "expr?"), ("simple", "int")],
    ),
    ("stmt", "For", LOOP),
    ("stmt", "AsyncFor", LOOP),
    ("stmt", "While", BRANCH),
    ("stmt", "If", BRANCH),
    ("stmt", "With", WITH),
    ("stmt", "AsyncWith", WITH),
    ("stmt", "Match", &[("subject", "expr"), ("cases", "match_case*")]),
    ("stmt", "Raise", &[("exc", "expr?"), ("cause", "expr?")]),
    ("stmt", "Try", TRY),
    ("stmt", "TryStar", TRY),
    ("stmt", "Assert", &[("test", "expr"), ("msg", "expr?")]),
    ("stmt", "Import", &[("names", "alias*")]),
    ("stmt", "ImportFrom", &[("module", "identifier?"), ("names", "alias*"), ("level", "int?")]),
    ("stmt", "Global", NAMES),
    ("stmt", "Nonlocal", NAMES),
    ("stmt", "Expr", VALUE),
    ("stmt", "Pass", NONE),
    ("stmt", "Break", NONE),
    ("stmt", "Continue", NONE),
    ("expr", "BoolOp", &[("op", "boolop"), ("values", "expr*")]),
    ("expr", "NamedExpr", &[("target", "expr"), ("value", "expr")]),
    ("expr", "BinOp", &[("left", "expr"), ("op", "operator"), ("right", "expr")]),
    ("expr", "UnaryOp", &[("op", "unaryop"), ("operand", "expr")]),
    ("expr", "Lambda", &[("args", "arguments"), ("body", "expr")]),
    ("expr", "IfExp", &[("test", "expr"), ("body", "expr"), ("orelse", "expr")]),
    ("expr", "Dict", &[("keys", "expr*"), ("values", "expr*")]),
    ("expr", "Set", &[("elts", "expr*")]),
    ("expr", "ListComp", COMPREHENSION),
    ("expr", "SetComp", COMPREHENSION),
    ("expr", "DictComp", &[("key", "expr"), ("value", "expr"), ("generators", "comprehension*")]),
    ("expr", "GeneratorExp", COMPREHENSION),
    ("expr", "Await", VALUE),
    ("expr", "Yield", OPTIONAL_VALUE),
    ("expr", "YieldFrom", VALUE),
    ("expr", "Compare", &[("left", "expr"), ("ops", "cmpop*"), ("comparators", "expr*")]),
    ("expr", "Call", &[("func", "expr"), ("args", "expr*"), ("keywords", "keyword*")]),
    ("expr", "FormattedValue", &[("value", "expr"), ("conversion", "int"), ("format_spec", "expr?")]),
    (
        "expr",
        "Interpolation",
        &[("value", "expr"), ("str", "constant"), ("conversion", "int"), ("format_spec", "expr?")],
    ),
    ("expr", "JoinedStr", VALUES),
    ("expr", "TemplateStr", VALUES),
    ("expr", "Constant", &[("value", "constant"), ("kind", "string?")]),
    ("expr", "Attribute", &[("value", "expr"), ("attr", "identifier"), ("ctx", "expr_context")]),
    ("expr", "Subscript", &[("value", "expr"), ("slice", "expr"), ("ctx", "expr_context")]),
    ("expr", "Starred", &[("value", "expr"), ("ctx", "expr_context")]),
    ("expr", "Name", &[("id", "identifier"), ("ctx", "expr_context")]),
    ("expr", "List", SEQUENCE),
    ("expr", "Tuple", SEQUENCE),
    ("expr", "Slice", &[("lower", "expr?"), ("upper", "expr?"), ("step", "expr?")]),
    ("expr_context", "Load", NONE),
    ("expr_context", "Store", NONE),
    ("expr_context", "Del", NONE),
    ("boolop", "And", NONE),
    ("boolop", "Or", NONE),
    ("operator", "Add", NONE),
    ("operator", "Sub", NONE),
    ("operator", "Mult", NONE),
    ("operator", "MatMult", NONE),
    ("operator", "Div", NONE),
    ("operator", "Mod", NONE),
    ("operator", "Pow", NONE),
    ("operator", "LShift", NONE),
    ("operator", "RShift", NONE),
    ("operator", "BitOr", NONE),
    ("operator", "BitXor", NONE),
    ("operator", "BitAnd", NONE),
    ("operator", "FloorDiv", NONE),
    ("unaryop", "Invert", NONE),
    ("unaryop", "Not", NONE),
    ("unaryop", "UAdd", NONE),
    ("unaryop", "USub", NONE),
    ("cmpop", "Eq", NONE),
    ("cmpop", "NotEq", NONE),
    ("cmpop", "Lt", NONE),
    ("cmpop", "LtE", NONE),
    ("cmpop", "Gt", NONE),
    ("cmpop", "GtE", NONE),
    ("cmpop", "Is", NONE),
    ("cmpop", "IsNot", NONE),
    ("cmpop", "In", NONE),
    ("cmpop", "NotIn", NONE),
    ("AST", "comprehension", &[("target", "expr"), ("iter", "expr"), ("ifs", "expr*"), ("is_async", "int")]),
    ("excepthandler", "ExceptHandler", &[("type", "expr?"), ("name", "identifier?"), ("body", "stmt*")]),
    (
        "AST",
        "arguments",
        &[
            ("posonlyargs", "arg*"),
            ("args", "arg*"),
            ("vararg", "arg?"),
            ("kwonlyargs", "arg*"),
            ("kw_defaults", "expr*"),
            ("kwarg", "arg?"),
            ("defaults", "expr*"),
        ],
    ),
    ("AST", "arg", &[("arg", "identifier"), ("annotation", "expr?"), ("type_comment", "string?")]),
    ("AST", "keyword", &[("arg", "identifier?"), ("value", "expr")]),
    ("AST", "alias", &[("name", "identifier"), ("asname", "identifier?")]),
    ("AST", "withitem", &[("context_expr", "expr"), ("optional_vars", "expr?")]),
    ("AST", "match_case", &[("pattern", "pattern"), ("guard", "expr?"), ("body", "stmt*")]),
    ("pattern", "MatchValue", VALUE),
    ("pattern", "MatchSingleton", &[("value", "constant")]),
    ("pattern", "MatchSequence", PATTERNS),
    ("pattern", "MatchMapping", &[("keys", "expr*"), ("patterns", "pattern*"), ("rest", "identifier?")]),
    (
        "pattern",
        "MatchClass",
        &[
            ("cls", "expr"),
            ("patterns", "pattern*"),
            ("kwd_attrs", "identifier*"),
            ("kwd_patterns", "pattern*"),
        ],
    ),
    ("pattern", "MatchStar", &[("name", "identifier?")]),
    ("pattern", "MatchAs", &[("pattern", "pattern?"), ("name", "identifier?")]),
    ("pattern", "MatchOr", PATTERNS),
    ("type_ignore", "TypeIgnore", &[("lineno", "int"), ("tag", "string")]),
    ("type_param", "TypeVar", &[("name", "identifier"), ("bound", "expr?"), ("default_value", "expr?")]),
    ("type_param", "ParamSpec", PARAMETER),
    ("type_param", "TypeVarTuple", PARAMETER),
];
