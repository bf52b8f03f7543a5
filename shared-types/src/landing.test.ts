import { describe, expect, it } from 'vitest';
import {
  landingAuthorization,
  landingPath,
  landingPayload,
  landingReport,
  parseLandingQuestion,
  type LandingQuestion,
} from './landing.js';

const question: LandingQuestion = { type: 'article', id: 'rope', askedAtMs: 1_764_000_000_000 };
const signature = 'a'.repeat(64);

describe('a question about a landing', () => {
  it('is read back from its path and its header', () => {
    const asked = parseLandingQuestion(
      landingPath(question),
      landingAuthorization(question, signature),
    );
    expect(asked).toEqual({ question, signature });
  });

  it('is signed for its document and its moment only', () => {
    const others: LandingQuestion[] = [
      { ...question, id: 'cable' },
      { ...question, type: 'page' },
      { ...question, askedAtMs: question.askedAtMs + 1 },
    ];
    const payloads = [question, ...others].map(landingPayload);
    expect(new Set(payloads).size).toBe(payloads.length);
  });

  it.each([
    ['/landing/author/rope', `Bearer 1.${signature}`],
    ['/landing/article/', `Bearer 1.${signature}`],
    ['/landing/article/../rope', `Bearer 1.${signature}`],
    ['/landing/article/rope?x=1', `Bearer 1.${signature}`],
    [`/landing/article/${'x'.repeat(65)}`, `Bearer 1.${signature}`],
    ['/landing/article/rope', ''],
    ['/landing/article/rope', signature],
    ['/landing/article/rope', `Bearer 1.${signature.toUpperCase()}`],
  ])('is none at %s with "%s"', (path, authorization) => {
    expect(parseLandingQuestion(path, authorization)).toBeNull();
  });
});

describe('a report about a landing', () => {
  it('is refused with a state that nobody knows', () => {
    const landing = { state: 'perhaps', address: '/a/', landedAt: null, seen: null };
    const report = { pulled: 1, landing, held: null, trouble: null };
    expect(landingReport.safeParse(report).error?.issues[0]?.path).toEqual(['landing', 'state']);
  });
});
