// A document keeps the policy, and so the nonce, it was first loaded with. Turbo and Trix read the nonce from
// <meta name="csp-nonce" nonce="…"> whenever they add a <style> or <script>, and Turbo blanks that attribute
// while it compares heads; the standard says blanking also forgets the nonce. An own property remembers it.
// Import this first.
const meta = document.head.querySelector('meta[name="csp-nonce"]')
if (meta?.nonce) Object.defineProperty(meta, "nonce", { value: meta.nonce })
