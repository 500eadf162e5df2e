import { fileURLToPath } from 'node:url'

/** Path of the monitoring spec. */
export const ridershipSpec = fileURLToPath(new URL('../ridership.yaml', import.meta.url))
