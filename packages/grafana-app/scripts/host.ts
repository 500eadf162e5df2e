import { buildHost } from './build-host.ts'

console.log(await buildHost())
