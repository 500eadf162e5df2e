import { packageBuild } from '../../tsdown.package.ts'

export default packageBuild({
  entry: {
    index: 'src/index.ts',
    setup: 'src/setup.ts',
    spec: 'src/spec.ts',
    'edge/index': 'src/edge/index.ts',
    'edge/setup': 'src/edge/setup.ts',
    'edge/spec': 'src/edge/spec.ts',
  },
  platform: 'node',
})
