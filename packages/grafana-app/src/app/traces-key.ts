/** Key in the address of the data source of traces, where another than that of the settings is asked. */
export const TRACES_KEY = 'var-traces'
