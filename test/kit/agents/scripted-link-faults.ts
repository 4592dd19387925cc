import type { FrameFate, LinkFaults, LinkFrame } from '../../../headnode/node-link/link-faults.ts';

interface Rule {
  readonly frames: Partial<LinkFrame>;
  readonly fate: FrameFate;
  left: number;
}

/** Trouble on the wire as a test tells it: the first rule that fits a frame and is not used up decides. */
export class ScriptedLinkFaults implements LinkFaults {
  readonly #rules = new Set<Rule>();
  readonly #counts = new Map<string, number>();

  /** The next `times` frames that look like this have that fate; always, when not told otherwise. */
  script(fate: FrameFate, frames: Partial<LinkFrame>, times = Number.POSITIVE_INFINITY): void {
    this.#rules.add({ frames, fate, left: times });
  }

  /** The wire is good again. */
  heal(): void {
    this.#rules.clear();
  }

  /** How many frames about the field have passed or been lost in that direction. */
  seen(direction: LinkFrame['direction'], field: string): number {
    return this.#counts.get(`${direction} ${field}`) ?? 0;
  }

  fate(frame: LinkFrame): FrameFate {
    const key = `${frame.direction} ${frame.field}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    const rule = [...this.#rules].find((candidate) => candidate.left > 0 && fits(candidate.frames, frame));
    if (!rule) return 'deliver';
    rule.left -= 1;
    return rule.fate;
  }
}

const fits = ({ direction, node, type, field }: Partial<LinkFrame>, frame: LinkFrame): boolean =>
  (direction ?? frame.direction) === frame.direction &&
  (node ?? frame.node) === frame.node &&
  (type ?? frame.type) === frame.type &&
  (field ?? frame.field) === frame.field;
