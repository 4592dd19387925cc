import { counted, type PlacementFilter } from '../pipeline.ts';

/** The node must have a link into every network that is wanted. */
export const nicTagsPresent: PlacementFilter = {
  name: 'nic-tags-present',
  reject: ({ node }, { nicTags }) => {
    const missing = nicTags.filter((tag) => !node.facts.nicTags.includes(tag));
    return missing.length > 0 ? `has no link for ${missing.join(', ')}` : undefined;
  },
  summary: (dropped) => counted(dropped, 'lacks a wanted network', 'lack a wanted network'),
};
