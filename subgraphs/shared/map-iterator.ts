/** Each item of a source, shown as something else. `return()` goes straight to the source, even while a `next()` is pending. */
export function mapIterator<T, U>(source: AsyncIterator<T>, show: (item: T) => U): AsyncIterableIterator<U> {
  const mapped: AsyncIterableIterator<U> = {
    [Symbol.asyncIterator]: () => mapped,
    async next() {
      const step = await source.next();
      return step.done ? { done: true, value: undefined } : { done: false, value: show(step.value) };
    },
    async return() {
      await source.return?.();
      return { done: true, value: undefined };
    },
  };
  return mapped;
}
