import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import type { ReactElement } from 'react';
import { type Example, examples, toTab } from './examples.ts';

function ExamplesIcon(): ReactElement {
  return (
    <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.4" aria-hidden="true">
      <path d="M2.5 3.5h11M2.5 8h7M2.5 12.5h4.5" strokeLinecap="round" />
      <path d="m10.5 9.5 4 2.5-4 2.5z" strokeLinejoin="round" />
    </svg>
  );
}

/** The list beside the editors: each entry opens in a tab of its own, or the tab that still shows it. */
function Examples(): ReactElement {
  const { addTab, changeTab, stop } = useGraphiQLActions();
  const tabs = useGraphiQL((state) => state.tabs);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const open = (example: Example): void => {
    const { query, variables } = toTab(example);
    const opened = tabs.findIndex((tab) => tab.query === query);
    if (opened >= 0) {
      changeTab(opened);
    } else {
      // Unlike a change of tabs, a new one does not stop a running stream, which would then answer in it.
      stop();
      addTab();
      queryEditor?.setValue(query);
      variableEditor?.setValue(variables);
    }
  };
  return (
    <section aria-label="Examples" className="examples">
      <h2>Examples</h2>
      <ol>
        {examples.map((example) => (
          <li key={example.title}>
            <button type="button" onClick={() => open(example)}>
              {example.title}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

export const examplesPlugin: GraphiQLPlugin = {
  title: 'Examples',
  icon: ExamplesIcon,
  content: Examples,
};
