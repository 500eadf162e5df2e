import { fileURLToPath } from 'node:url'

/** The folder of this package. */
export const PLUGIN_FOLDER = fileURLToPath(new URL('..', import.meta.url))
