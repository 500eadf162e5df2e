import { exportByName } from './export-by-name.js'
import { fileNameSaysIdea } from './file-name-says-idea.js'
import { importsDownOnly } from './imports-down-only.js'
import { noPathIntoPackage } from './no-path-into-package.js'
import { telemetryNamesInSemconv } from './telemetry-names-in-semconv.js'

export default {
  meta: { name: 'house' },
  rules: {
    'export-by-name': exportByName,
    'file-name-says-idea': fileNameSaysIdea,
    'imports-down-only': importsDownOnly,
    'no-path-into-package': noPathIntoPackage,
    'telemetry-names-in-semconv': telemetryNamesInSemconv,
  },
}
