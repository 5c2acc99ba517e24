export const signUpStatuses = ['waiting', 'approved', 'rejected'] as const
export type SignUpStatus = (typeof signUpStatuses)[number]
