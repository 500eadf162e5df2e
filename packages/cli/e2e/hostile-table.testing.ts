/** Rows of each of the two files: fifty a day. */
const DAYS = 12
const ROWS_A_DAY = 50

type Draw = () => number
type Column = readonly [name: string, cell: (draw: Draw, row: number) => string]

/** A source of numbers in 0..1 that gives the same ones for the same seed. @see Vigna, xorshift32 as in Marsaglia 2003 */
function createDraw(seed: number): Draw {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

const pick =
  (...names: readonly string[]) =>
  (draw: Draw): string =>
    names[Math.floor(draw() * names.length)]!
const number =
  (from: number, to: number, digits = 3) =>
  (draw: Draw): string =>
    (from + draw() * (to - from)).toFixed(digits)
const always = (cell: string) => (): string => cell
const mostly =
  (cell: (draw: Draw, row: number) => string, share: number, other: string) =>
  (draw: Draw, row: number): string =>
    draw() < share ? cell(draw, row) : other
const colours = pick('red', 'green', 'blue')

/** Columns that both files have, and hold alike, whatever they are called. */
const SAME: readonly Column[] = [
  ['day', (_, row) => new Date(Date.UTC(2024, 0, 1 + Math.floor(row / ROWS_A_DAY))).toISOString().slice(0, 10)],
  ['plain', number(0, 10)],
  ['constant', always('7')],
  ['all missing', always('')],
  ['a, "quoted" name', number(0, 10)],
  ['<script>alert(1)</script>', colours],
  [']]>', number(0, 10)],
  ['line\nbreak', number(0, 10)],
  ['\u0007bell \u001b[31mred\u001b[0m', number(0, 10)],
  ['__proto__', number(0, 10)],
  ['constructor', colours],
  [' padded ', number(0, 10)],
  ['| a | `b` @everyone', number(0, 10)],
  ['🦊 日本語 عربى', pick('赤', '緑', 'e\u0301', '\u00e9')],
  ['big integers', (draw) => String(2n ** 60n + BigInt(Math.floor(draw() * 3)))],
  ['not finite', mostly(number(0, 10), 0.9, 'NaN')],
  ['with units', (draw) => `${Math.floor(draw() * 4)} kg`],
  ['free text', (draw, row) => `note ${row} of ${draw().toFixed(6)}`],
]

/** Columns that the second file holds otherwise. */
const BEFORE: readonly Column[] = [
  ['shifted', number(0, 10)],
  ['scaled by 1,000', number(0, 10)],
  ['gone', number(0, 10)],
  ['renamed', number(0, 10)],
  ['numbers to text', number(0, 10)],
  ['text to numbers', colours],
  ['codes', pick('007', '012', '100')],
  ['becomes constant', number(0, 10)],
  ['becomes missing', number(0, 10)],
  ['was missing', always('')],
  ['half missing', mostly(number(0, 10), 0.5, 'NA')],
  ['a category more', colours],
  ['truth', pick('true', 'false')],
  ['one cell broken', number(0, 10)],
]

const AFTER: readonly Column[] = [
  ['shifted', number(5, 15)],
  ['scaled by 1,000', number(0, 10_000)],
  ['renamed_eur', number(0, 10)],
  ['numbers to text', (draw) => `${Math.floor(draw() * 10)} EUR`],
  ['text to numbers', pick('1', '2', '3')],
  ['codes', pick('7', '12', '100')],
  ['becomes constant', always('5')],
  ['becomes missing', always('')],
  ['was missing', number(0, 10)],
  ['half missing', mostly(number(0, 10), 0.9, 'NA')],
  ['a category more', pick('red', 'green', 'blue', 'gr\u00fcn; "neu", <b>')],
  ['truth', pick('0', '1')],
  ['one cell broken', (draw, row) => (row === 321 ? 'broken' : number(0, 10)(draw))],
  ['added', number(0, 10)],
]

function toCsv(columns: readonly Column[], seed: number): string {
  const draw = createDraw(seed)
  const quoted = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const row = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\n`
  const rows = Array.from({ length: DAYS * ROWS_A_DAY }, (_, i) => row(columns.map(([, cell]) => cell(draw, i))))
  return row(columns.map(([name]) => name)) + rows.join('')
}

/** Two files of 32 columns that are as unkind as files get: names, types, missing values, and what became of them. */
export const HOSTILE_TABLES = {
  before: toCsv([...SAME, ...BEFORE], 20_240_101),
  after: toCsv([...SAME, ...AFTER], 20_250_101),
  twice: toCsv([...SAME, ...AFTER, ['plain', number(0, 10)]], 20_250_101),
}
