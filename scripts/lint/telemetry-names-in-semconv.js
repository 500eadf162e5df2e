import { findShippedFile } from './where.js'

const telemetryName = /^(ml|otelcol|driftline)[._][a-z0-9_]+([._][a-z0-9_]+)*$/
const fileName = /\.(js|json|jsonl|ts|yaml|yml|html|csv|md)$/

/** Attribute, metric, event and label names have one home; everywhere else they are constants from it. */
export const telemetryNamesInSemconv = {
  meta: { type: 'problem', docs: { description: 'telemetry names are constants of @driftline/semconv' } },
  create(context) {
    const home = findShippedFile(context.filename)?.package
    if (!home || home === 'semconv') return {}
    const check = (node, text) => {
      if (telemetryName.test(text) && !fileName.test(text))
        context.report({ node, message: `"${text}" is a telemetry name: import its constant from @driftline/semconv.` })
    }
    return {
      Literal: (node) => typeof node.value === 'string' && check(node, node.value),
      TemplateElement: (node) => check(node, node.value.cooked ?? ''),
    }
  },
}
