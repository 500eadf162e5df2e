/** Where the cells of the whole rows of a block of delimited text lie. */
export interface ScannedRows {
  /** Byte at which each cell begins, the quotes around it left out. */
  readonly starts: Uint32Array
  /** Byte at which each cell ends; doubled quotes inside are still doubled. */
  readonly ends: Uint32Array
  /** Number of each row's first cell, and after the last row that of all cells. */
  readonly firstCells: Uint32Array
  /** Line on which each row begins, from 1. */
  readonly lines: Float64Array
  readonly rowCount: number
  /** Byte at which the first row begins that is not whole, and its line. */
  readonly restStart: number
  readonly restLine: number
  /** A quote that does not belong there; rows after it are not scanned. */
  readonly stray?: { readonly line: number; readonly column: number }
}

/** A block of delimited text. One byte must follow it in the buffer, of any value. */
export interface TextBlock {
  readonly bytes: Uint8Array
  /** Bytes of the block; the buffer is longer. */
  readonly length: number
  /** Whether the file ends with it: then its last row is whole without a line end. */
  readonly isLast: boolean
  /** Line on which it begins. */
  readonly line: number
  /** The byte between cells: comma or tab. */
  readonly delimiter: number
}

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d
/** A guess of how many bytes there are to a cell and to a row: room that is too small grows. */
const BYTES_OF_A_CELL = 6
const BYTES_OF_A_ROW = 64
const NEEDS_MORE = -1
const STRAY = -2

/**
 * Finds the cells of delimited text: LF, CRLF or CR between rows, also mixed; quotes around a whole cell, doubled inside.
 * A row may have any number of cells. Bytes are compared one by one, so any ASCII-compatible encoding will do.
 */
export function scanCells(block: TextBlock): ScannedRows {
  const scan = new Scan(block)
  scan.run()
  return scan.toRows()
}

class Scan {
  readonly #block: TextBlock
  readonly #isPlain: Uint8Array
  #starts: Uint32Array
  #ends: Uint32Array
  #firstCells: Uint32Array
  #lines: Float64Array
  #cells = 0
  #rows = 0
  #line: number
  #rowStart = 0
  /** Line ends inside quotes of the row at hand. */
  #innerLines = 0
  #stray: ScannedRows['stray']

  constructor(block: TextBlock) {
    const cells = 1 + Math.ceil(block.length / BYTES_OF_A_CELL)
    const rows = 2 + Math.ceil(block.length / BYTES_OF_A_ROW)
    this.#starts = new Uint32Array(cells)
    this.#ends = new Uint32Array(cells)
    this.#firstCells = new Uint32Array(rows)
    this.#lines = new Float64Array(rows)
    this.#block = block
    this.#line = block.line
    this.#isPlain = new Uint8Array(256).fill(1)
    for (const byte of [block.delimiter, QUOTE, LF, CR]) this.#isPlain[byte] = 0
    // Ends the search for the end of a cell; a cell that reaches it is at the end of the block.
    block.bytes[block.length] = LF
  }

  run(): void {
    const { length } = this.#block
    let at = 0
    while (at < length) {
      const cells = this.#cells
      const end = this.#scanRow(at)
      if (end < 0) {
        this.#cells = cells
        return
      }
      this.#endRow(cells, end)
      at = end
    }
  }

  toRows(): ScannedRows {
    this.#firstCells[this.#rows] = this.#cells
    return {
      starts: this.#starts,
      ends: this.#ends,
      firstCells: this.#firstCells,
      lines: this.#lines,
      rowCount: this.#rows,
      restStart: this.#rowStart,
      restLine: this.#line,
      ...(this.#stray && { stray: this.#stray }),
    }
  }

  /** @returns the byte after the row and its line end, or why there is none. */
  // oxlint-disable-next-line complexity -- a scanner of single bytes: parted, it costs a call a cell
  #scanRow(from: number): number {
    const { bytes, length, isLast, delimiter } = this.#block
    const isPlain = this.#isPlain
    const firstCell = this.#cells
    this.#innerLines = 0
    let at = from
    for (;;) {
      let start = at
      let end: number
      if (bytes[at] === QUOTE && at < length) {
        start = at + 1
        end = this.#scanQuoted(start, firstCell)
        if (end < 0) return end
        at = end + 1
      } else {
        while (isPlain[bytes[at]!] === 1) at += 1
        end = at
      }
      if (at >= length && !isLast) return NEEDS_MORE
      this.#addCell(start, end)
      if (at >= length) return length
      const byte = bytes[at]!
      at += 1
      if (byte === delimiter) {
        if (at < length || isLast) continue
        return NEEDS_MORE
      }
      if (byte === LF) return at
      if (byte === QUOTE) return this.#strayAt(firstCell, 1)
      if (at >= length) return isLast ? at : NEEDS_MORE
      return bytes[at] === LF ? at + 1 : at
    }
  }

  /** @returns the place of the closing quote, or why there is none. */
  // oxlint-disable-next-line complexity -- the same
  #scanQuoted(from: number, firstCell: number): number {
    const { bytes, length, isLast, delimiter } = this.#block
    for (let at = from; at < length; at += 1) {
      const byte = bytes[at]!
      if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) this.#innerLines += 1
      if (byte !== QUOTE) continue
      if (at + 1 >= length) return isLast ? at : NEEDS_MORE
      const next = bytes[at + 1]!
      if (next === delimiter || next === LF || next === CR) return at
      if (next !== QUOTE) return this.#strayAt(firstCell, 0)
      at += 1
    }
    return NEEDS_MORE
  }

  #strayAt(firstCell: number, behind: 0 | 1): typeof STRAY {
    this.#stray = { line: this.#line + this.#innerLines, column: this.#cells - behind - firstCell + 1 }
    return STRAY
  }

  #addCell(start: number, end: number): void {
    const i = this.#cells
    if (i === this.#starts.length) {
      this.#starts = grown(this.#starts, Uint32Array)
      this.#ends = grown(this.#ends, Uint32Array)
    }
    this.#starts[i] = start
    this.#ends[i] = end
    this.#cells = i + 1
  }

  #endRow(firstCell: number, end: number): void {
    const row = this.#rows
    if (row + 1 >= this.#lines.length) {
      this.#firstCells = grown(this.#firstCells, Uint32Array)
      this.#lines = grown(this.#lines, Float64Array)
    }
    this.#firstCells[row] = firstCell
    this.#lines[row] = this.#line
    this.#rows = row + 1
    this.#line += 1 + this.#innerLines
    this.#rowStart = end
  }
}

function grown<T extends Uint32Array | Float64Array>(list: T, create: new (length: number) => T): T {
  const longer = new create(list.length * 2)
  longer.set(list)
  return longer
}
