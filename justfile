# The steps by name; .ci/run does them all in this order on a fresh machine.

format:
    cargo fmt --check

house:
    cargo test --test house

clippy:
    cargo clippy --all-targets -- -D warnings

test:
    cargo test

bank law="":
    cargo run --release -- bank check {{ if law == "" { "" } else { "--law " + law } }}

judges:
    cargo build --release
    bash .ci/install
    bash tests/judges/run.sh target/release/xiaoankao

bench:
    cargo bench

demo out="out":
    cargo run --release -- demo --out {{ out }}

deny:
    cargo deny check bans licenses sources
