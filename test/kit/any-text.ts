import fc from 'fast-check';

/** Any text at all: control characters, halves of surrogate pairs and all; ASCII more often than the rest. */
export const anyText = (maxLength = 80): fc.Arbitrary<string> => {
  const unit = fc.oneof(fc.integer({ max: 0x7f, min: 0 }), fc.integer({ max: 0xffff, min: 0 }));
  return fc.array(unit, { maxLength }).map((units) => String.fromCharCode(...units));
};
