/** Flattened to what its fields are, so that an intersection and the interface that says the same compare equal. */
type Plain<T> = T extends (...arguments_: never[]) => unknown ? T : T extends object ? { [K in keyof T]: Plain<T[K]> } : T

/** Whether two types are the same to the last modifier: optional and readonly count. */
export type Equal<A, B> = (<T>() => T extends Plain<A> ? 1 : 2) extends <T>() => T extends Plain<B> ? 1 : 2 ? true : false

/** Compiles for `true` alone. */
export type Holds<T extends true> = T
