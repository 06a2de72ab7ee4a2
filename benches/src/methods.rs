//! Contracts that differ in how many methods they have. Each method adds its number to what it gets.

/// A method.
#[rust2go::r2g]
pub trait One {
    /// Adds 0.
    async fn m00(n: u64) -> u64;
}

/// The same, carried by the ring.
#[rust2go::r2g(transport = "ring")]
pub trait RingOne {
    /// Adds 0.
    async fn m00(n: u64) -> u64;
}

/// A hundred methods.
#[rust2go::r2g]
pub trait Hundred {
    async fn m00(n: u64) -> u64;
    async fn m01(n: u64) -> u64;
    async fn m02(n: u64) -> u64;
    async fn m03(n: u64) -> u64;
    async fn m04(n: u64) -> u64;
    async fn m05(n: u64) -> u64;
    async fn m06(n: u64) -> u64;
    async fn m07(n: u64) -> u64;
    async fn m08(n: u64) -> u64;
    async fn m09(n: u64) -> u64;
    async fn m10(n: u64) -> u64;
    async fn m11(n: u64) -> u64;
    async fn m12(n: u64) -> u64;
    async fn m13(n: u64) -> u64;
    async fn m14(n: u64) -> u64;
    async fn m15(n: u64) -> u64;
    async fn m16(n: u64) -> u64;
    async fn m17(n: u64) -> u64;
    async fn m18(n: u64) -> u64;
    async fn m19(n: u64) -> u64;
    async fn m20(n: u64) -> u64;
    async fn m21(n: u64) -> u64;
    async fn m22(n: u64) -> u64;
    async fn m23(n: u64) -> u64;
    async fn m24(n: u64) -> u64;
    async fn m25(n: u64) -> u64;
    async fn m26(n: u64) -> u64;
    async fn m27(n: u64) -> u64;
    async fn m28(n: u64) -> u64;
    async fn m29(n: u64) -> u64;
    async fn m30(n: u64) -> u64;
    async fn m31(n: u64) -> u64;
    async fn m32(n: u64) -> u64;
    async fn m33(n: u64) -> u64;
    async fn m34(n: u64) -> u64;
    async fn m35(n: u64) -> u64;
    async fn m36(n: u64) -> u64;
    async fn m37(n: u64) -> u64;
    async fn m38(n: u64) -> u64;
    async fn m39(n: u64) -> u64;
    async fn m40(n: u64) -> u64;
    async fn m41(n: u64) -> u64;
    async fn m42(n: u64) -> u64;
    async fn m43(n: u64) -> u64;
    async fn m44(n: u64) -> u64;
    async fn m45(n: u64) -> u64;
    async fn m46(n: u64) -> u64;
    async fn m47(n: u64) -> u64;
    async fn m48(n: u64) -> u64;
    async fn m49(n: u64) -> u64;
    async fn m50(n: u64) -> u64;
    async fn m51(n: u64) -> u64;
    async fn m52(n: u64) -> u64;
    async fn m53(n: u64) -> u64;
    async fn m54(n: u64) -> u64;
    async fn m55(n: u64) -> u64;
    async fn m56(n: u64) -> u64;
    async fn m57(n: u64) -> u64;
    async fn m58(n: u64) -> u64;
    async fn m59(n: u64) -> u64;
    async fn m60(n: u64) -> u64;
    async fn m61(n: u64) -> u64;
    async fn m62(n: u64) -> u64;
    async fn m63(n: u64) -> u64;
    async fn m64(n: u64) -> u64;
    async fn m65(n: u64) -> u64;
    async fn m66(n: u64) -> u64;
    async fn m67(n: u64) -> u64;
    async fn m68(n: u64) -> u64;
    async fn m69(n: u64) -> u64;
    async fn m70(n: u64) -> u64;
    async fn m71(n: u64) -> u64;
    async fn m72(n: u64) -> u64;
    async fn m73(n: u64) -> u64;
    async fn m74(n: u64) -> u64;
    async fn m75(n: u64) -> u64;
    async fn m76(n: u64) -> u64;
    async fn m77(n: u64) -> u64;
    async fn m78(n: u64) -> u64;
    async fn m79(n: u64) -> u64;
    async fn m80(n: u64) -> u64;
    async fn m81(n: u64) -> u64;
    async fn m82(n: u64) -> u64;
    async fn m83(n: u64) -> u64;
    async fn m84(n: u64) -> u64;
    async fn m85(n: u64) -> u64;
    async fn m86(n: u64) -> u64;
    async fn m87(n: u64) -> u64;
    async fn m88(n: u64) -> u64;
    async fn m89(n: u64) -> u64;
    async fn m90(n: u64) -> u64;
    async fn m91(n: u64) -> u64;
    async fn m92(n: u64) -> u64;
    async fn m93(n: u64) -> u64;
    async fn m94(n: u64) -> u64;
    async fn m95(n: u64) -> u64;
    async fn m96(n: u64) -> u64;
    async fn m97(n: u64) -> u64;
    async fn m98(n: u64) -> u64;
    async fn m99(n: u64) -> u64;
}

/// The same, carried by the ring.
#[rust2go::r2g(transport = "ring")]
pub trait RingHundred {
    async fn m00(n: u64) -> u64;
    async fn m01(n: u64) -> u64;
    async fn m02(n: u64) -> u64;
    async fn m03(n: u64) -> u64;
    async fn m04(n: u64) -> u64;
    async fn m05(n: u64) -> u64;
    async fn m06(n: u64) -> u64;
    async fn m07(n: u64) -> u64;
    async fn m08(n: u64) -> u64;
    async fn m09(n: u64) -> u64;
    async fn m10(n: u64) -> u64;
    async fn m11(n: u64) -> u64;
    async fn m12(n: u64) -> u64;
    async fn m13(n: u64) -> u64;
    async fn m14(n: u64) -> u64;
    async fn m15(n: u64) -> u64;
    async fn m16(n: u64) -> u64;
    async fn m17(n: u64) -> u64;
    async fn m18(n: u64) -> u64;
    async fn m19(n: u64) -> u64;
    async fn m20(n: u64) -> u64;
    async fn m21(n: u64) -> u64;
    async fn m22(n: u64) -> u64;
    async fn m23(n: u64) -> u64;
    async fn m24(n: u64) -> u64;
    async fn m25(n: u64) -> u64;
    async fn m26(n: u64) -> u64;
    async fn m27(n: u64) -> u64;
    async fn m28(n: u64) -> u64;
    async fn m29(n: u64) -> u64;
    async fn m30(n: u64) -> u64;
    async fn m31(n: u64) -> u64;
    async fn m32(n: u64) -> u64;
    async fn m33(n: u64) -> u64;
    async fn m34(n: u64) -> u64;
    async fn m35(n: u64) -> u64;
    async fn m36(n: u64) -> u64;
    async fn m37(n: u64) -> u64;
    async fn m38(n: u64) -> u64;
    async fn m39(n: u64) -> u64;
    async fn m40(n: u64) -> u64;
    async fn m41(n: u64) -> u64;
    async fn m42(n: u64) -> u64;
    async fn m43(n: u64) -> u64;
    async fn m44(n: u64) -> u64;
    async fn m45(n: u64) -> u64;
    async fn m46(n: u64) -> u64;
    async fn m47(n: u64) -> u64;
    async fn m48(n: u64) -> u64;
    async fn m49(n: u64) -> u64;
    async fn m50(n: u64) -> u64;
    async fn m51(n: u64) -> u64;
    async fn m52(n: u64) -> u64;
    async fn m53(n: u64) -> u64;
    async fn m54(n: u64) -> u64;
    async fn m55(n: u64) -> u64;
    async fn m56(n: u64) -> u64;
    async fn m57(n: u64) -> u64;
    async fn m58(n: u64) -> u64;
    async fn m59(n: u64) -> u64;
    async fn m60(n: u64) -> u64;
    async fn m61(n: u64) -> u64;
    async fn m62(n: u64) -> u64;
    async fn m63(n: u64) -> u64;
    async fn m64(n: u64) -> u64;
    async fn m65(n: u64) -> u64;
    async fn m66(n: u64) -> u64;
    async fn m67(n: u64) -> u64;
    async fn m68(n: u64) -> u64;
    async fn m69(n: u64) -> u64;
    async fn m70(n: u64) -> u64;
    async fn m71(n: u64) -> u64;
    async fn m72(n: u64) -> u64;
    async fn m73(n: u64) -> u64;
    async fn m74(n: u64) -> u64;
    async fn m75(n: u64) -> u64;
    async fn m76(n: u64) -> u64;
    async fn m77(n: u64) -> u64;
    async fn m78(n: u64) -> u64;
    async fn m79(n: u64) -> u64;
    async fn m80(n: u64) -> u64;
    async fn m81(n: u64) -> u64;
    async fn m82(n: u64) -> u64;
    async fn m83(n: u64) -> u64;
    async fn m84(n: u64) -> u64;
    async fn m85(n: u64) -> u64;
    async fn m86(n: u64) -> u64;
    async fn m87(n: u64) -> u64;
    async fn m88(n: u64) -> u64;
    async fn m89(n: u64) -> u64;
    async fn m90(n: u64) -> u64;
    async fn m91(n: u64) -> u64;
    async fn m92(n: u64) -> u64;
    async fn m93(n: u64) -> u64;
    async fn m94(n: u64) -> u64;
    async fn m95(n: u64) -> u64;
    async fn m96(n: u64) -> u64;
    async fn m97(n: u64) -> u64;
    async fn m98(n: u64) -> u64;
    async fn m99(n: u64) -> u64;
}
