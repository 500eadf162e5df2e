export const placeholder = 'spec'
