/** Most UTF-16 units of a name that becomes a label value: of a model, a feature, a segment, a category. */
export const LONGEST_NAME = 200
