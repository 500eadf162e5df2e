import { moduleBuild } from '../../tsdown.package.ts'

export default moduleBuild({ entry: { index: 'src/index.ts' }, platform: 'neutral' })
