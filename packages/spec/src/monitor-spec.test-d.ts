import { expectTypeOf } from 'vitest'
import type { MonitorSpec } from './monitor-spec.ts'
import type { SchemaSpec } from './schema/schema-spec.ts'

expectTypeOf<MonitorSpec>().toExtend<SchemaSpec>()
expectTypeOf<SchemaSpec>().toExtend<MonitorSpec>()
