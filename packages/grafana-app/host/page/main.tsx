import './grafana-boot-data.ts'
import { watchForProblems } from './problems.ts'
import './host.css'

watchForProblems()
const { startHost } = await import('./start-host.tsx')
await startHost()
