import { packageBuild } from '../../tsdown.package.ts'

export default packageBuild({
  entry: { index: 'src/index.ts', 'closest-name': 'src/closest-name.ts' },
  platform: 'neutral',
})
