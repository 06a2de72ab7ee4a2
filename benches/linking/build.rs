fn main() {
    rust2go::Builder::new("src/api.rs").go_dir("go").build();
}
