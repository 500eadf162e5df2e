import type { VerdictLine } from '@driftline/health'
import { expectTypeOf, test } from 'vitest'

import type { ShownVerdict } from './shown-verdict.ts'

test('a verdict line is shown as it is', () => expectTypeOf<VerdictLine>().toExtend<ShownVerdict>())
