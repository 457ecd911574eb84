/** Sentences. A file is read one logical line at a time, so that a bad line costs one message; `line` is the only entry
    rule, and only it ends in EOF. Behind a rule: `// e.g.` sentences it accepts, `// not` sentences it refuses; a test
    runs them. */
parser grammar DataQualityParser;

options { tokenVocab = DataQualityLexer; }

line : sentence DOT? EOF ;

sentence
    : tableName                                                              # heading
    | EXAMPLE COLON exampleValue (exampleSeparator exampleValue)* verdict    # exampleSentence
    | USE TEXT                                                               # useSentence
    | DEFINE word AS definition                                              # defineSentence
    | TREAT literal (COMMA literal)* AS MISSING                              # treatSentence
    | OWNER IS TEXT                                                          # ownerSentence
    | KEY IS keyColumns                                                      # keySentence
    | path IS SENSITIVE                                                      # sensitiveSentence
    | COLUMN path modal NOT? (EXIST | BE OF TYPE typeName)  tail*            # columnSentence
    | COLUMNS modal NOT? columnsCheck tail*                                  # columnsSentence
    | COLUMN NAMES modal checks tail*                                        # columnNamesSentence
    | ROW modal SATISFY SQL TEXT tail*                                       # sqlSentence
    | ROWS modal MATCH LOOKUP tableName ON keyColumns tail*                  # rowsSentence
    | VALUES OF path modal (BE EXACTLY | INCLUDE) list tail*                 # valuesSentence
    | subjects modal checks tail*                                            # rowSentence
    ;
// e.g. Person
// e.g. sales.orders
// e.g. `Order Lines`
// e.g. use 'common.dq'
// e.g. define us_states as ['CA', 'NY', 'TX']
// e.g. define adult as be on or before 18 years ago
// e.g. treat 'N/A', '-' as missing
// e.g. owner is 'claims office'
// e.g. key is ClaimId
// e.g. Ssn is sensitive
// e.g. column BirthDate must exist
// e.g. column BirthDate must be of type date
// e.g. columns must be exactly [Name, BirthDate, EffDate, Designation]
// e.g. columns must be exactly [Id integer, Name text] in this order
// e.g. columns must not change from the last run
// e.g. columns must be the same as in lookup OrdersProd
// e.g. column names must match '^[a-z_]+$'
// e.g. row must satisfy sql 'a + b > c'
// e.g. rows must be unique
// e.g. rows must match lookup OrdersProd on Id
// e.g. values of Region must be exactly ['N', 'S']
// not Person must

// --- examples: the values of a row, and what the rule above says of it

verdict          : (PASSES | FAILS) ((ON | AT) (DATE | TIMESTAMP))? ;
exampleValue     : path (plainValue | LB (plainValue (COMMA plainValue)* COMMA?)? RB) ;
exampleSeparator : COMMA AND | COMMA | AND ;
plainValue       : TEXT | number | DATE | TIMESTAMP | TRUE | FALSE | NULL ;
// e.g. example: Name 'Gle9' fails
// e.g. Example: Country 'US', Zip null passes.
// e.g. example: Country 'US', Address.Zip '123', and `First Name` null passes
// e.g. example: Tags ['a', null,] and Paid true fails
// e.g. example: Tags [] passes
// e.g. example: BirthDate 2010-01-01 fails on 2024-06-01
// e.g. example: SeenAt 2024-06-01T09:00:00 passes at 2024-06-01T10:00:00
// e.g. example: Example 1, passes -2, fails 0.5, and 3, at 4 and and 5 fails
// e.g. Example
// e.g. example must be present
// e.g. Example, Passes and Fails must be present when example is 1 and passes is 2
// not example: Name = 'x' fails
// not example: Name 'x'
// not example: Country US passes
// not example: SeenAt now passes

modal : MUST | SHOULD ;

definition : list | literal | checks ;

columnsCheck
    : BE EXACTLY columnList (IN THIS ORDER)?
    | CHANGE FROM THE LAST word
    | BE THE SAME AS IN LOOKUP tableName
    ;

columnList : LB columnItem (COMMA columnItem)* COMMA? RB ;
columnItem : name typeName? ;
typeName   : word+ (LP NUMBER (COMMA NUMBER)* RP)? ;
tableName  : name (DOT name)* ;
keyColumns : path | LP path (COMMA path)* RP ;

// --- subjects

subjects
    : AT LEAST ONE OF expression (separator expression)*                     # anySubject
    | subject (separator subject)*                                           # eachSubject
    ;
// e.g. Name, BirthDate and Zip must be present
// e.g. Name, BirthDate, and Zip must be present

separator : COMMA AND | COMMA | AND | OR ;

subject
    : EVERY path                                                             # everySubject
    | DISTINCT? expression (WHERE condition)? (PER per)?                     # valueSubject
    | path AT THE LATEST path                                                # latestSubject
    ;
// e.g. every Tags must be in ['a', 'b']
// e.g. every must be present
// e.g. at least one of Phone, Email and Fax must be present
// e.g. (A, B) must be unique
// e.g. number of rows must be at least 1000
// e.g. number of rows per 10 minutes of Ts must be at least 1
// e.g. number of distinct Country must be at most 250
// e.g. average of Amount where Status is 'Open' must be between 10 and 500
// e.g. average of Amount per Country must be at most 40
// e.g. 95th percentile of Latency must be at most 1000
// e.g. correlation of (A, B) must be at least 0.8
// e.g. maximum of A - minimum of A must be at most 9
// e.g. approximately number of distinct Id must be at least 5
// e.g. newest of UpdatedAt must be within the last 24 hours
// e.g. Status at the latest UpdatedAt must be equal to 'Closed'

per : keyColumns | duration OF path ;

// --- checks

checks : checkUse ((AND | OR) checkUse)* ;
// e.g. A must be null or be at least 5
// e.g. Code should start with 'a' and have length at most 3

checkUse : NOT? check ;

check
    : BE beCheck                                                             # isCheck
    | HAVE haveCheck                                                         # hasCheck
    | plain                                                                  # plainCheck
    | verbPhrase arguments?                                                  # verbCheck
    ;

plain
    : MATCH pattern                                                          # matchCheck
    | CONTAIN TEXT                                                           # containCheck
    | START WITH TEXT                                                        # startCheck
    | END WITH TEXT                                                          # endCheck
    | LOOK LIKE TEXT                                                         # likeCheck
    | (INCREASE | DECREASE) (BY (duration | expression))? ordering?          # stepCheck
    | OVERLAP ordering?                                                      # overlapCheck
    | FOLLOW transitions ordering?                                           # followCheck
    | DIFFER (FROM word TEXT BY AT MOST NUMBER)?                    # differCheck
    | CHANGE BY word THAN share FROM changeBase                      # changeCheck
    ;
// e.g. Seq must increase in order of Ts per Account
// e.g. InvoiceNo must increase by 1 per Branch
// e.g. Balance must increase by Amount - Fee in order of Ts
// e.g. LoadDate must increase by 1 day per Site
// e.g. Seq must increase in order of (Day, Ts) per (Account, Site)
// e.g. Zip must match us_zip
// e.g. (StartDate, EndDate) must not overlap per PatientId
// e.g. Status must follow ['New' to 'Open', 'Open' to 'Closed'] in order of Ts per Ticket
// e.g. Code must look like 'AB%'
// e.g. (Phone1, Phone2) must differ
// e.g. number of rows should not change by more than 20% from the average of the last 7 runs
// e.g. distribution of Region should differ from baseline 'regions' by at most 0.1

changeBase  : THE? (word OF THE)? LAST NUMBER? word ;
ordering    : IN ORDER OF keyColumns (PER keyColumns)? | PER keyColumns ;
transitions : LB TEXT TO TEXT (COMMA TEXT TO TEXT)* COMMA? RB ;
pattern     : TEXT | (ANY | ALL | NONE) OF list | word ;

beCheck
    : (A | AN)? OUTLIER (BY NUMBER STANDARD DEVIATIONS)?                     # outlierCheck
    | UNUSUAL (FOR THE LAST NUMBER word)?                                    # unusualCheck
    | comparator expression tolerance?                                       # compareCheck
    | STRICTLY? BETWEEN low=expression AND high=expression tolerance?        # betweenCheck
    | IN inCheck                                                             # membershipCheck
    | WITHIN THE? LAST duration                                              # withinLastCheck
    | UNIQUE (WITHIN keyColumns)?                                            # uniqueCheck
    | ON (list | A? WEEKDAY | A? WEEKEND)                                    # dayOfWeekCheck
    | literal tolerance?                                                     # equalCheck
    | (A | AN)? phrase arguments?                                            # namedCheck
    ;
// e.g. Amount must be greater than 0
// e.g. Amount must be >= 0
// e.g. Discharged must be on or before 30 days after Admitted
// e.g. A must be between 1 and 5 and be less than B
// e.g. Total must be equal to 100 within 0.01
// e.g. Total must be equal to B within 5%
// e.g. LoadDate must be within the last 3 days
// e.g. Email must be unique within Org
// e.g. Email must be unique within (Org, Team)
// e.g. BirthDate must be a valid date with format 'dd/MM/yyyy'.
// e.g. Phone must be valid phone number for 'US'
// e.g. Name must be my_check with 3, 'x'
// e.g. VisitDate must be on a weekday
// e.g. VisitDate must be on ['Monday', 'Friday']
// e.g. VisitTime must be between 09:00 and 17:00
// e.g. Amount should not be an outlier by 3 standard deviations
// e.g. DueAt must not be between now and 10 hours from now
// not Age must be

comparator
    : GREATER THAN                                                           # greaterThan
    | LESS THAN                                                              # lessThan
    | AT LEAST                                                               # atLeast
    | AT MOST                                                                # atMost
    | EQUAL TO                                                               # equalTo
    | BEFORE                                                                 # before
    | AFTER                                                                  # after
    | ON OR BEFORE                                                           # onOrBefore
    | ON OR AFTER                                                            # onOrAfter
    | sign=(GT | LT | GE | LE | EQ)                                          # signed
    ;

inCheck
    : list (IGNORING CASE)?                                                  # inList
    | LOOKUP lookup                                                          # inLookup
    | THE? FUTURE                                                            # inFuture
    | NETWORK TEXT                                                           # inNetwork
    | name                                                                   # inDefined
    ;
// e.g. Designation must be in ['Doctor', 'Nurse'] ignoring case
// e.g. Country must be in lookup Countries.Code
// e.g. (Country, State) must be in lookup States.(Country, Code)
// e.g. Seen must not be in the future
// e.g. State must be in us_states

lookup : name (DOT name)+ | name (DOT name)* DOT LP name (COMMA name)* RP ;

haveCheck
    : LENGTH (comparator expression | STRICTLY? BETWEEN low=expression AND high=expression | number)    # lengthCheck
    | AT MOST NUMBER (DECIMAL | DECIMALS)                                    # decimalsCheck
    | KEYS list                                                              # keysCheck
    | NO GAP ABOVE duration ordering?                                        # gapCheck
    | phrase arguments?                                                      # haveNamedCheck
    ;
// e.g. Name must have length between 2 and 50
// e.g. Name must have length 5
// e.g. Name must not have consecutive whitespace
// e.g. LoadDate must have no gap above 1 day per Site
// e.g. Payload must have keys ['id', 'ts']
// e.g. Amount must have at most 2 decimals
// e.g. Amount must have at most 1 decimal

phrase     : phraseWord+ ;
verbPhrase : NAME phraseWord* ;
arguments : (WITH | FOR | BY) argument (COMMA argument)* ;
argument  : phraseWord? literal ;
tolerance : WITHIN (share | duration) ;
share     : number PERCENT? ;

// --- what stands behind the checks

tail
    : IF PRESENT                                                             # ifPresent
    | WHEN condition                                                         # whenPart
    | FOR (AT LEAST share (OF ROWS | ROWS | ROW) | ALL BUT share (OF ROWS | ROWS | ROW))    # forPart
    | AS word                                                                # asPart
    | BECAUSE TEXT                                                           # becausePart
    | TAGGED list                                                            # taggedPart
    ;
// e.g. Age must be positive if present when Country is 'US' for at least 95% of rows as x because 'y' tagged ['a']
// e.g. Email must be present for at least 1 row
// e.g. Id must be unique for all but 10 rows

// --- conditions: parentheses hold a condition, a value or a list of values; the builder sorts out which

condition   : conjunction (OR conjunction)* ;
conjunction : negation (AND negation)* ;
negation    : NOT negation | predicate ;
predicate   : EVERY path is | AT LEAST ONE OF expression (separator expression)* is | expression is? ;
// e.g. A must be 1 when Country is 'US' and State is not null and Name matches '^A' and Amount is greater than 5
// e.g. A must be 1 when not (A is 1 or (B + C) is less than 3)
// e.g. A must be 1 when Code looks like 'A%' and Code does not look like 'B_' and Code matches any of ['a', 'b']
// e.g. Price must be valid decimal when looks is 1
// e.g. A must be 1 when (A, B) is in lookup L.(A, B) or Name does not have whitespace
// not A must be 1 when A is

is
    : IS NOT? beCheck                                                        # isTest
    | HAS haveCheck                                                          # hasTest
    | (DOES | DO) NOT (HAVE haveCheck | plain)                               # doesNotTest
    | MATCHES pattern                                                        # matchesTest
    | CONTAINS TEXT                                                          # containsTest
    | STARTS WITH TEXT                                                       # startsTest
    | ENDS WITH TEXT                                                         # endsTest
    | LOOKS LIKE TEXT                                                        # looksTest
    | (DIFFER | DIFFERS)                                                     # differsTest
    ;

// --- values

expression : term ((PLUS | MINUS) term)* ;
term       : factor ((STAR | SLASH) factor)* ;

factor
    : literal                                                                # literalFactor
    | duration (AGO | FROM NOW | (BEFORE | AFTER) ofOperand)                 # momentFactor
    | ORDINAL? function OF DISTINCT? ofOperand                               # ofFactor
    | function LP condition (COMMA condition)* RP                            # callFactor
    | LP condition (COMMA condition)* RP                                     # parenFactor
    | LOOKUP tableName                                                       # lookupFactor
    | ROWS IN LOOKUP tableName                                               # rowsFactor
    | path                                                                   # pathFactor
    ;
// e.g. length of Name must be at least 2
// e.g. length(Name) must be at least 2
// e.g. absolute of (A - B) must be less than 5
// e.g. Discharged must be before 18 years after year of BirthDate
// e.g. sum of Amount must be equal to sum of lookup OrdersRaw.Amount within 0.5%
// e.g. number of rows must be equal to number of rows in lookup OrdersRaw within 1%

function : functionWord+ ;

ofOperand
    : ORDINAL? function OF DISTINCT? ofOperand                                 # ofNested
    | function LP condition (COMMA condition)* RP                            # ofCall
    | LP condition (COMMA condition)* RP                                     # ofParen
    | LOOKUP tableName                                                       # ofLookup
    | ROWS IN LOOKUP tableName                                               # ofRows
    | literal                                                                # ofLiteral
    | path                                                                   # ofPath
    ;

list    : LB expression (COMMA expression)* COMMA? RB ;
literal : TEXT | number | DATE | TIMESTAMP | TIME | TRUE | FALSE | NULL | NOW | TODAY ;
number  : (PLUS | MINUS)? NUMBER ;

duration : NUMBER unit ;
unit
    : SECOND | SECONDS | MINUTE | MINUTES | HOUR | HOURS | DAY | DAYS | WEEK | WEEKS | MONTH | MONTHS | YEAR | YEARS
    ;

path : name (DOT name)* ;
name : QUOTED_NAME | word ;

/** Any soft keyword may name a column. `null`, `true`, `false`, `now`, `today` arrive as values; the builder makes columns
    of them where they are the whole subject. */
word
    : phraseWord | A | AN | AND | AS | BECAUSE | BY | FOR | IF | OR | PER | TAGGED | WHEN | WHERE | WITH | WITHIN
    | AT | AFTER | BEFORE | BETWEEN | EQUAL | GREATER | IN | LESS | NOT | OF | ON | OUTLIER | STRICTLY | UNIQUE | UNUSUAL
    | BE | CHANGE | CONTAIN | CONTAINS | DIFFER | DIFFERS | DECREASE | END | ENDS | FOLLOW | HAVE | INCREASE | LENGTH
    | LOOK | LOOKS | MATCH | MATCHES | OVERLAP | START | STARTS | KEYS | NO
    ;

/** The words that a check's name may hold: none with which a shape begins, and none that stands behind a check. */
phraseWord
    : NAME
    | ABOVE | AGO | ALL | ANY | APPROXIMATELY | BUT | CASE | COLUMN | COLUMNS | DAY | DAYS | DECIMAL | DECIMALS
    | DEFINE | DEVIATIONS | DISTINCT | DO | DOES | EVERY | EXACTLY | EXAMPLE | EXIST | FAILS | FROM | FUTURE | GAP | HAS
    | HOUR | HOURS | IGNORING | INCLUDE | IS | KEY | LAST | LATEST | LEAST | LIKE | LOOKUP | MINUTE | MINUTES | MISSING | MONTH
    | MONTHS | MOST | NAMES | NETWORK | NONE | ONE | ORDER | OWNER | PASSES | PRESENT | ROW | ROWS | SAME | SATISFY
    | SECOND | SECONDS | SENSITIVE | SQL | STANDARD | THAN | THE | THIS | TO | TREAT | TYPE | USE | VALUES | WEEK
    | WEEKDAY | WEEKEND | WEEKS | YEAR | YEARS
    ;

/** The words that a function's or metric's name may hold. */
functionWord
    : NAME | APPROXIMATELY | DAY | DEVIATIONS | DISTINCT | HOUR | LATEST | LENGTH | MINUTE | MONTH | MOST | SECOND
    | STANDARD | VALUES | WEEK | YEAR
    ;
