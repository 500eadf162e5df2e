import { homedir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

/** Where things that take long to make are kept between runs; named by what they were made of. */
export const CACHE_FOLDER = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'driftline')
