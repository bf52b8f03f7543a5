import { defineCollection } from 'astro:content';
import { corpusLoader } from './loader.ts';

/** Every document of the corpus, in Astro's content layer. */
export const collections = { documents: defineCollection({ loader: corpusLoader() }) };
