import { describeShortForm } from './short-form.testing.ts'

describeShortForm('unchanged')
