/** One value of a table. CSV gives text, or null where the cell is empty; Parquet gives its own types. */
export type Cell = string | number | boolean | null
