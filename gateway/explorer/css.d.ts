/** Style sheets are bundled, not evaluated. */
declare module '*.css';
