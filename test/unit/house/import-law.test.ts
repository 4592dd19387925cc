import { cruise } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { expect, it } from 'vitest';
import { folders } from './sources.ts';

it('imports run one way', { timeout: 60_000 }, async () => {
  const options = await extractDepcruiseOptions('./.dependency-cruiser.cjs');
  const { output } = await cruise([...folders], { ...options, validate: true });
  if (typeof output === 'string') throw new Error('The cruise was formatted as text.');
  const violations = output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  expect(violations).toEqual([]);
  expect(output.summary.totalCruised).toBeGreaterThan(50);
});
