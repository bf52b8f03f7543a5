/** The contract between the CMS, the publisher and the site. Everything public goes through here. */
export * from './documents.js';
export * from './faults.js';
export * from './change-feed.js';
export * from './wake-up.js';
export * from './addresses.js';
export * from './preview.js';
export * from './landing.js';
export * from './reader.js';
export * from './moderation.js';
export * from './views.js';
