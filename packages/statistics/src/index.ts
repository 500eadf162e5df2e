export const placeholder = 'statistics'
