import { PROCESSOR_DOWN_ALERT, processorDown } from './alerts/processor-down.ts'
import type { ProcessorAlertOptions } from './alerts/processor-down.ts'
import type { RuleSet } from './rule.ts'
import { MINUTE_MS } from './tiers/tier.ts'

/** The rules that watch the processor itself: one set beside those of all models. */
export function processorRules(options: ProcessorAlertOptions): RuleSet {
  const name = `driftline:${PROCESSOR_DOWN_ALERT}:${options.job}`
  return {
    model: 'driftline-processor',
    by: [],
    groups: [{ name, intervalMs: MINUTE_MS, rules: [processorDown(options)] }],
  }
}
