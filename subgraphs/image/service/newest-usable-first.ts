import type { ImageDoc } from '../store/images.ts';

/**
 * Which of several images of one name is meant: an active one before any other, then the newest. Negative: `a`.
 * Times are ISO texts, so they order as texts; what was never published comes last.
 */
export function newestUsableFirst(a: ImageDoc, b: ImageDoc): number {
  const usable = Number(b.state === 'ACTIVE') - Number(a.state === 'ACTIVE');
  if (usable !== 0) return usable;
  const [timeA, timeB] = [a.publishedAt ?? '', b.publishedAt ?? ''];
  if (timeA === timeB) return 0;
  return timeA > timeB ? -1 : 1;
}
