const ROWS = 1200

type Column = readonly [name: string, cell: (row: number) => string]

/** A number that looks drawn and is the same in every run, 0 to below `below`. */
const spread = (row: number, below: number): number => (row * 7919 + 104_729) % below
const pick =
  (...names: readonly string[]) =>
  (row: number): string =>
    names[spread(row, 997) % names.length]!
const number = (row: number): string => (spread(row, 8191) / 100).toFixed(2)
const uuidOf = (row: number): string => `6fa459ea-ee8a-4ca4-894e-${String(row).padStart(12, '0')}`
const instantOf = (row: number): Date => new Date(Date.UTC(2024, 0, 1, row))
/** Every so many rows another cell. */
const except =
  (cell: (row: number) => string, every: number, other: string) =>
  (row: number): string =>
    row % every === 1 ? other : cell(row)

/** One column for each rule of an inspection, each beside one that is nearly like it, under names as unkind as they get. */
const COLUMNS: readonly Column[] = [
  ['when', (row) => instantOf(row).toISOString().slice(0, 16)],
  [
    'day, "quoted"',
    (row) =>
      instantOf(row * 24)
        .toISOString()
        .slice(0, 10),
  ],
  ['<<', except((row) => `${(row % 28) + 1}.3.2024`, 150, 'unknown')],
  ['clock', (row) => `${10 + (row % 12)}:30`],
  ['year', (row) => String(1990 + (row % 30))],
  ['constant', () => '7'],
  ['constant text', () => 'x'],
  ['constant but for gaps', except(() => 'x', 50, '')],
  ['all missing', () => ''],
  ['mostly missing', (row) => (row % 30 === 0 ? number(row) : '')],
  ['uuid of a customer', (row) => uuidOf(spread(row, 90))],
  ['nearly uuids', except((row) => uuidOf(spread(row, 90)), 20, '?')],
  ['key', (row) => `k-${row}`],
  ['\u0007number\u001b[31m', (row) => String(row * 3)],
  ['line\nbreak # no comment', number],
  ['12', (row) => `${row}.5`],
  ['nearly a key', (row) => `k-${row % 1000}`],
  ['1,001 codes', (row) => `c${row % 1001}`],
  ['__proto__', number],
  ['constructor', pick('red', 'green')],
  ['score', (row) => String(spread(row, 100) / 100)],
  ['numbers as text', except(number, 120, '-')],
  ['numbers and text', except(number, 20, 'low')],
  ['codes', pick('007', '012', '100')],
  ['free text', (row) => `order ${row} came late, said ${pick('Ann', 'Bob')(row)}`],
  ['texts that repeat', pick('this is a text that comes again', 'and so is this one here')],
  ['special', except(number, 25, '-999')],
  ['99 among others', (row) => String(spread(row, 200))],
  ['flag', pick('0', '1')],
  ['🦊 日本語', pick('赤', '緑', '青')],
  ['skewed', (row) => (row % 3 > 0 ? '0' : String(2 ** (row % 40)))],
  ['target', (row) => pick('0', '1')(row)],
]

/** A file of 32 columns to inspect. */
export function inspectedTable(): string {
  const quoted = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const line = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\n`
  const rows = Array.from({ length: ROWS }, (_, row) => line(COLUMNS.map(([, cell]) => cell(row))))
  return line(COLUMNS.map(([name]) => name)) + rows.join('')
}
