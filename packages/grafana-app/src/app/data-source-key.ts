/** Name of the variable that holds the data source. */
export const DATA_SOURCE = 'ds'

/** Key of the data source in the address. */
export const DATA_SOURCE_KEY = `var-${DATA_SOURCE}`
