import { useEffect, useRef, type ReactElement, type SVGProps } from 'react';
import { styled } from 'styled-components';
import { useWaiting } from './counts';

/** Largest number that fits the badge. */
const shownMax = 99;

/** A speech bubble with a tick and, as long as something waits, how much. */
export function MenuIcon({
  width,
  height,
  fill: _fill,
  ...rest
}: SVGProps<SVGSVGElement>): ReactElement {
  const waiting = useWaiting();
  const place = useRef<HTMLSpanElement>(null);

  // Strapi names its link with words that stand still; the number goes beside them.
  useEffect(() => {
    const link = place.current?.closest('a');
    if (waiting > 0) link?.setAttribute('aria-description', `${waiting} waiting`);
    else link?.removeAttribute('aria-description');
  }, [waiting]);

  return (
    <Place ref={place}>
      <svg {...rest} width={width} height={height} viewBox="0 0 32 32">
        <Bubble d="M5 4h22a3 3 0 0 1 3 3v16a3 3 0 0 1-3 3H14l-6.3 5.1A1 1 0 0 1 6 30.3V26H5a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3Zm9.2 16.6 9.1-9.1-2.1-2.1-7 7-3.4-3.4-2.1 2.1Z" />
      </svg>
      {waiting > 0 && <Count aria-hidden>{waiting > shownMax ? `${shownMax}+` : waiting}</Count>}
    </Place>
  );
}

const Place = styled.span`
  position: relative;
  display: block;
  line-height: 0;
`;

const Bubble = styled.path`
  fill: ${({ theme }) => theme.colors.neutral500};
  fill-rule: evenodd;
`;

const Count = styled.span`
  position: absolute;
  inset-block-start: -0.9rem;
  inset-inline-start: 1.1rem;
  min-inline-size: 1.8rem;
  padding: 0.3rem 0.5rem;
  border-radius: 1rem;
  background: ${({ theme }) => theme.colors.primary600};
  color: ${({ theme }) => theme.colors.neutral0};
  font-size: 1.1rem;
  font-weight: 600;
  line-height: 1.2rem;
  text-align: center;
  white-space: nowrap;
`;
