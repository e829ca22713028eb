"""JPEG XL (ISO/IEC 18181), bare codestreams and containers."""
