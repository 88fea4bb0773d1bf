// What the oldest browsers (Safari 16.4, Chrome 109, Firefox 115) have beyond ES2022.
interface ReadonlyArray<T> {
  findLast(is: (value: T, index: number, all: readonly T[]) => unknown): T | undefined;
  findLastIndex(is: (value: T, index: number, all: readonly T[]) => unknown): number;
}
interface Array<T> {
  findLast(is: (value: T, index: number, all: readonly T[]) => unknown): T | undefined;
  findLastIndex(is: (value: T, index: number, all: readonly T[]) => unknown): number;
}
