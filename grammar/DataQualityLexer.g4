/** The words and signs of a rule file. Each keyword is one plain literal, so that messages can show it. */
lexer grammar DataQualityLexer;

options { caseInsensitive = true; }

channels { COMMENTS }

// --- reserved: never a column's name without backquotes
MUST   : 'must' ;
SHOULD : 'should' ;

// --- values: columns only where they are the whole subject
NULL  : 'null' ;
TRUE  : 'true' ;
FALSE : 'false' ;
NOW   : 'now' ;
TODAY : 'today' ;

// --- soft keywords: columns' names wherever a name may stand (the parser's rule `word` lists them)
A             : 'a' ;
ABOVE         : 'above' ;
AFTER         : 'after' ;
AGO           : 'ago' ;
ALL           : 'all' ;
AN            : 'an' ;
AND           : 'and' ;
ANY           : 'any' ;
APPROXIMATELY : 'approximately' ;
AS            : 'as' ;
AT            : 'at' ;
BE            : 'be' ;
BECAUSE       : 'because' ;
BEFORE        : 'before' ;
BETWEEN       : 'between' ;
BUT           : 'but' ;
BY            : 'by' ;
CASE          : 'case' ;
CHANGE        : 'change' ;
COLUMN        : 'column' ;
COLUMNS       : 'columns' ;
CONTAIN       : 'contain' ;
CONTAINS      : 'contains' ;
DAY           : 'day' ;
DAYS          : 'days' ;
DECIMAL       : 'decimal' ;
DECIMALS      : 'decimals' ;
DECREASE      : 'decrease' ;
DEFINE        : 'define' ;
DEVIATIONS    : 'deviations' ;
DIFFER        : 'differ' ;
DIFFERS       : 'differs' ;
DISTINCT      : 'distinct' ;
DO            : 'do' ;
DOES          : 'does' ;
END           : 'end' ;
ENDS          : 'ends' ;
EQUAL         : 'equal' ;
EVERY         : 'every' ;
EXACTLY       : 'exactly' ;
EXAMPLE       : 'example' ;
EXIST         : 'exist' ;
FAILS         : 'fails' ;
FOLLOW        : 'follow' ;
FOR           : 'for' ;
FROM          : 'from' ;
FUTURE        : 'future' ;
GAP           : 'gap' ;
GREATER       : 'greater' ;
HAS           : 'has' ;
HAVE          : 'have' ;
HOUR          : 'hour' ;
HOURS         : 'hours' ;
IF            : 'if' ;
IGNORING      : 'ignoring' ;
IN            : 'in' ;
INCLUDE       : 'include' ;
INCREASE      : 'increase' ;
IS            : 'is' ;
KEY           : 'key' ;
KEYS          : 'keys' ;
LAST          : 'last' ;
LATEST        : 'latest' ;
LEAST         : 'least' ;
LENGTH        : 'length' ;
LESS          : 'less' ;
LIKE          : 'like' ;
LOOK          : 'look' ;
LOOKS         : 'looks' ;
LOOKUP        : 'lookup' ;
MATCH         : 'match' ;
MATCHES       : 'matches' ;
MINUTE        : 'minute' ;
MINUTES       : 'minutes' ;
MISSING       : 'missing' ;
MONTH         : 'month' ;
MONTHS        : 'months' ;
MOST          : 'most' ;
NAMES         : 'names' ;
NETWORK       : 'network' ;
NO            : 'no' ;
NONE          : 'none' ;
NOT           : 'not' ;
OF            : 'of' ;
ON            : 'on' ;
ONE           : 'one' ;
OR            : 'or' ;
ORDER         : 'order' ;
OUTLIER       : 'outlier' ;
OVERLAP       : 'overlap' ;
OWNER         : 'owner' ;
PASSES        : 'passes' ;
PER           : 'per' ;
PRESENT       : 'present' ;
ROW           : 'row' ;
ROWS          : 'rows' ;
SAME          : 'same' ;
SATISFY       : 'satisfy' ;
SECOND        : 'second' ;
SECONDS       : 'seconds' ;
SENSITIVE     : 'sensitive' ;
SQL           : 'sql' ;
STANDARD      : 'standard' ;
START         : 'start' ;
STARTS        : 'starts' ;
STRICTLY      : 'strictly' ;
TAGGED        : 'tagged' ;
THAN          : 'than' ;
THE           : 'the' ;
THIS          : 'this' ;
TO            : 'to' ;
TREAT         : 'treat' ;
TYPE          : 'type' ;
UNIQUE        : 'unique' ;
UNUSUAL       : 'unusual' ;
USE           : 'use' ;
VALUES        : 'values' ;
WEEK          : 'week' ;
WEEKDAY       : 'weekday' ;
WEEKEND       : 'weekend' ;
WEEKS         : 'weeks' ;
WHEN          : 'when' ;
WHERE         : 'where' ;
WITH          : 'with' ;
WITHIN        : 'within' ;
YEAR          : 'year' ;
YEARS         : 'years' ;

// --- signs
LE       : '<=' ;
GE       : '>=' ;
LT       : '<' ;
GT       : '>' ;
EQ       : '=' ;
PLUS     : '+' ;
MINUS    : '-' ;
STAR     : '*' ;
SLASH    : '/' ;
PERCENT  : '%' ;
LP       : '(' ;
RP       : ')' ;
LB       : '[' ;
RB       : ']' ;
COMMA    : ',' ;
COLON    : ':' ;
DOT      : '.' ;

// --- values
TIMESTAMP : DAY_TEXT 't' DIGIT [0-9:.]* ('z' | [+-] [0-9:]+)? ;
DATE      : DAY_TEXT ;
TIME      : DIGIT DIGIT ':' DIGIT DIGIT (':' DIGIT DIGIT)? ;
ORDINAL   : DIGIT+ ('st' | 'nd' | 'rd' | 'th') ;
NUMBER    : DIGIT+ ('.' DIGIT+)? ;

// Text ends at the kind of quote that opened it; a doubled quote stands for itself. As word processors write them, curly
// quotes pair with each other, and a curly apostrophe between two letters never ends the text.
TEXT
    : '\'' (~['\r\n] | '\'\'')* '\''
    | '"' (~["\r\n] | '""')* '"'
    | SINGLE_CURLY CURLY_ITEM* SINGLE_CURLY
    | DOUBLE_CURLY (~[\u201c\u201d\u201e\u201f\r\n] | '\u201d\u201d')* DOUBLE_CURLY
    ;

UNTERMINATED
    : '\'' (~['\r\n] | '\'\'')*
    | '"' (~["\r\n] | '""')*
    | SINGLE_CURLY CURLY_ITEM*
    | DOUBLE_CURLY (~[\u201c\u201d\u201e\u201f\r\n] | '\u201d\u201d')*
    | '`' (~[`\r\n] | '``')*
    ;

QUOTED_NAME : '`' (~[`\r\n] | '``')+ '`' ;

NAME : LETTER (LETTER | [\p{M}\p{Nd}\u200c\u200d])* ;

// --- layout
COMMENT : '#' ~[\r\n]* -> channel(COMMENTS) ;
NL      : '\r'? '\n' | '\r' ;
SPACE   : [\p{Zs}\t\u000b\f\u0085\u2028\u2029\ufeff\u200b]+ -> skip ;
UNKNOWN : . ;

fragment DIGIT        : [0-9] ;
fragment LETTER       : [\p{L}_] ;
fragment DAY_TEXT     : DIGIT DIGIT DIGIT DIGIT '-' DIGIT DIGIT '-' DIGIT DIGIT ;
fragment SINGLE_CURLY : [\u2018\u2019\u201a\u201b] ;
fragment DOUBLE_CURLY : [\u201c\u201d\u201e\u201f] ;
fragment CURLY_ITEM
    : ~[\u2018\u2019\u201a\u201b\r\n]
    | '\u2019\u2019'
    | LETTER ('\u2019' LETTER)+
    ;
