import { packageBuild } from '../../tsdown.package.ts'

export default packageBuild({ entry: { index: 'src/index.ts' }, platform: 'neutral' })
