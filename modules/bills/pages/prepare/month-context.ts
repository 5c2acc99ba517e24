import { createContext } from 'react'

/** The month that is being prepared, for the list and its buttons. */
export const MonthContext = createContext('')
