/** Does acts of the same key one after another, in the order they were asked for; different keys do not wait for each other. */
export type InTurn = <T>(key: string, act: () => Promise<T>) => Promise<T>;

/**
 * Spares the store the conflicts that racing writers inside this process would make. Nothing relies on it for
 * correctness: other processes are kept apart by revisions.
 */
export function inTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return (key, act) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(act, act);
    last.set(key, turn);
    const forget = (): void => {
      if (last.get(key) === turn) last.delete(key);
    };
    turn.then(forget, forget);
    return turn;
  };
}
